import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { BlocksController } from './blocks.controller';
import { BlocksModule } from './blocks.module';

@Module({ imports: [BlocksModule, DirectoryModule], controllers: [BlocksController] })
export class BlocksEdge {}
