import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Access } from '../auth/access';
import { Meter, METRICS_TYPE } from '../observe/meter';
import { Draining } from '../realtime/draining';
import { NodeLink } from '../realtime/node-link';

@ApiExcludeController()
@Access('public')
@Controller()
export class HealthController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly link: NodeLink,
    private readonly meter: Meter,
    private readonly draining: Draining,
  ) {}

  /** Liveness probe: the process runs. */
  @Get('health/live')
  live(): object {
    return { status: 'ok' };
  }

  /**
   * Readiness probe: the database answers, and the node is not about to end. Redis is not checked, since a node also serves without it;
   * sockets on other nodes then miss events.
   */
  @Get('health/ready')
  async ready(): Promise<object> {
    if (this.draining.isOn) throw new ServiceUnavailableException({ status: 'draining' });
    const database = await this.dataSource.query('select 1').then(
      () => true,
      () => false,
    );
    const nodes = await this.link.isReady().catch(() => false);
    if (!database) throw new ServiceUnavailableException({ status: 'unavailable', database, nodes });
    return { status: 'ok', database, nodes };
  }

  @Get('metrics')
  @Header('content-type', METRICS_TYPE)
  metrics(): Promise<string> {
    return this.meter.text();
  }
}
