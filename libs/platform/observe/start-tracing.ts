import { traceStatements } from './traced-statements';
import { switchOn } from './tracing';

/**
 * Sends traces to `endpoint`, an OTLP collector, over HTTP. What is sampled is said by the standard variable
 * `OTEL_TRACES_SAMPLER`.
 * @returns sends what has not been sent yet, and ends it
 */
export async function startTracing(endpoint: string, role: string): Promise<() => Promise<void>> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'switchboard', 'switchboard.role': role }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  traceStatements();
  switchOn();
  return () => provider.shutdown().catch(() => undefined);
}
