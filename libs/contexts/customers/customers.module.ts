import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Customers, CustomerSchema } from './customers.store';

@Module({ imports: [TypeOrmModule.forFeature([CustomerSchema])], providers: [Customers], exports: [Customers] })
export class CustomersModule {}
