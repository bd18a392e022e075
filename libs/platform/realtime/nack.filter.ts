import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { toProblem } from '../http/problem';

/** Nest calls no ack when a socket handler throws: this one does, with the problem object REST would send. */
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
