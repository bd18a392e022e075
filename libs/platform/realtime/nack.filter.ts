import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { toProblem } from '../http/problem';

/** Exception filter of gateways: acks with the problem object that REST would return. Nest's default filter does not call the ack. */
@Catch()
export class NackFilter implements ExceptionFilter {
  private readonly logger = new Logger(NackFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    if (problem.status >= 500) this.logger.error(error, 'socket event failed');
    const ack: unknown = host.getArgByIndex(2);
    if (typeof ack === 'function') (ack as (answer: unknown) => void)({ ok: false, error: problem });
  }
}
