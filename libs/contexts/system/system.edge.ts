import { Module } from '@nestjs/common';
import { SystemController } from './system.controller';
import { SystemModule } from './system.module';

@Module({ imports: [SystemModule], controllers: [SystemController] })
export class SystemEdge {}
