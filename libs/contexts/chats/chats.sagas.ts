import { Injectable } from '@nestjs/common';
import { Saga } from '@nestjs/cqrs';
import { when } from '#platform';
import { ReckonDueTimes } from './lifecycle/reckon-due-times';
import { TargetsChanged } from './targets/domain/targets.events';

@Injectable()
export class ChatsSagas {
  @Saga() targetsChanged = when(TargetsChanged, () => new ReckonDueTimes());
}
