import { applyDecorators, UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { AccessGuard } from '../auth/access.guard';
import { InputPipe } from '../http/validation';
import { NackFilter } from './nack.filter';

/** A gateway held to the rules of REST: same guard, same validation, every event acked. */
export const Gateway = (): ClassDecorator =>
  applyDecorators(
    WebSocketGateway(),
    UseGuards(AccessGuard),
    UsePipes(new InputPipe()),
    UseFilters(NackFilter),
  );
