import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BlocksClock } from './blocks.clock';
import { AddressBlocks, AddressBlockSchema } from './blocks.store';
import { BlockAddressHandler } from './commands/block-address';
import { LiftBlockHandler } from './commands/lift-block';
import { RemoveOldBlocksHandler } from './commands/remove-old-blocks';
import { Doorkeeper } from './doorkeeper';

@Module({
  imports: [TypeOrmModule.forFeature([AddressBlockSchema])],
  providers: [AddressBlocks, Doorkeeper, BlocksClock, BlockAddressHandler, LiftBlockHandler, RemoveOldBlocksHandler],
  exports: [AddressBlocks, Doorkeeper],
})
export class BlocksModule {}
