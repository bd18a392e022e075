import { Module } from '@nestjs/common';
import { TranslationController } from './translation.controller';
import { TranslationModule } from './translation.module';

@Module({ imports: [TranslationModule], controllers: [TranslationController] })
export class TranslationEdge {}
