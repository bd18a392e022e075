import { type Attributes, context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('switchboard');
let isOn = false;

export const isTracing = (): boolean => isOn;

/** From now on spans are made. Until then they cost nothing. */
export function switchOn(): void {
  isOn = true;
}

/** Runs `work` within a span of its own, a child of the one in which this is called. */
export function traced<R>(kind: string, name: string, work: () => Promise<R>): Promise<R> {
  if (!isOn) return work();
  return tracer.startActiveSpan(`${kind} ${name}`, async (span) => {
    try {
      return await work();
    } catch (error) {
      failed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs what belongs to no request alone, as its own beginning. */
export function outsideTraces<R>(work: () => R): R {
  return isOn ? context.with(ROOT_CONTEXT, work) : work();
}

/** Span of a request, which continues the trace that the client's headers name, and the context of what it does. */
export function requestSpan(name: string, headers: object, attributes: Attributes): { span: Span; within: (work: () => void) => void } {
  const from = propagation.extract(ROOT_CONTEXT, headers);
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, from);
  return { span, within: (work) => context.with(trace.setSpan(from, span), work) };
}

/** Span of a statement. Its values are never in it. */
export function statementSpan(text: string): Span {
  const [verb = ''] = text.trimStart().split(/\s/, 1);
  return tracer.startSpan(`sql ${verb.toLowerCase()}`, {
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, LONGEST_STATEMENT) },
  });
}

const LONGEST_STATEMENT = 2_000;

export function failed(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
}
