import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { WidgetTopic } from '#protocol';

/** Customers choose from few topics; more than these are not offered. */
const MOST = 50;

/** The teams and skills that customers may ask for, by name. Of a team and a skill of the same name the skill is left out. */
@Injectable()
export class Topics {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  all(): Promise<WidgetTopic[]> {
    return this.dataSource.query(
      `select name, description, 'team' as kind from teams where public and deleted_at is null
       union all select s.name, s.description, 'skill' from skills s where s.public and s.deleted_at is null
         and not exists (select 1 from teams t where t.key = s.key and t.public and t.deleted_at is null)
       order by name limit ${MOST}`,
    );
  }
}
