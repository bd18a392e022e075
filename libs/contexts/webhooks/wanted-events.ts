import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ServerEventName } from '#protocol';

export interface Subscription {
  id: string;
  events: string[];
  /** What happened before is not for it. */
  createdAt: Date;
}

/** What some webhook wants, as this node last read it: asked for every event that is stored, so it never waits. */
@Injectable()
export class WantedEvents implements OnModuleInit {
  private names: ReadonlySet<string> = new Set();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  onModuleInit(): Promise<void> {
    return this.read();
  }

  get areNone(): boolean {
    return this.names.size === 0;
  }

  has(name: ServerEventName): boolean {
    return this.names.has(name) || this.names.has('*');
  }

  async read(): Promise<void> {
    this.names = new Set((await this.subscriptions()).flatMap(({ events }) => events));
  }

  /** The webhooks that are active. */
  subscriptions(): Promise<Subscription[]> {
    return this.dataSource.query<Subscription[]>(
      `select id, events, created_at as "createdAt" from webhooks where active and deleted_at is null order by id`,
    );
  }
}

export function wants({ events, createdAt }: Subscription, name: string, at: Date): boolean {
  return at >= createdAt && (events.includes(name) || events.includes('*'));
}
