import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { WidgetConfigView } from '#protocol';

/** Customers choose from few topics; more than these are not offered. */
const MOST = 50;

/** The skills that customers may ask for, by name. */
@Injectable()
export class Topics {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  all(): Promise<WidgetConfigView['topics']> {
    return this.dataSource.query(`select name, description from skills where public and deleted_at is null order by name limit ${MOST}`);
  }
}
