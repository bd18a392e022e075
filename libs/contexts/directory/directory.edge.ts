import { Module } from '@nestjs/common';
import { AuthController } from './auth.controller';
import { DirectoryController } from './directory.controller';
import { DirectoryModule } from './directory.module';

@Module({
  imports: [DirectoryModule],
  controllers: [AuthController, DirectoryController],
})
export class DirectoryEdge {}
