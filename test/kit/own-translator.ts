import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface AskedTranslation {
  q: string;
  source: string;
  target: string;
  format: string;
  api_key?: string;
}

/** What the translator says besides a translation: a status without one, or a body of its own. */
type Manner = { status: number } | { body: string } | 'silent' | null;

/** A translator with the interface of LibreTranslate, as a real HTTP server: it writes the language before the text, and knows the key. */
export class OwnTranslator {
  readonly asked: AskedTranslation[] = [];
  /** How it answers; null: as it should. */
  manner: Manner = null;
  /** What it takes the language of a text to be. */
  detects = 'de';

  private constructor(
    private readonly server: Server,
    private readonly key: string,
  ) {}

  static async start(key = 'a-key'): Promise<OwnTranslator> {
    const server = createServer();
    const translator = new OwnTranslator(server, key);
    server.on('request', (request: IncomingMessage, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = translator.answer(request, Buffer.concat(chunks).toString());
        if (answer) reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return translator;
  }

  get setting(): { name: string; url: string; key: string } {
    return { name: 'own', url: `http://127.0.0.1:${(this.server.address() as { port: number }).port}`, key: this.key };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer({ url, method }: IncomingMessage, body: string): { status: number; body: string } | null {
    if (url !== '/translate' || method !== 'POST') return { status: 404, body: '{"error":"Not found"}' };
    const asked = JSON.parse(body) as AskedTranslation;
    this.asked.push(asked);
    if (asked.api_key !== this.key) return { status: 403, body: '{"error":"Invalid API key"}' };
    if (asked.source !== 'auto' || asked.format !== 'text') return { status: 400, body: '{"error":"Invalid request"}' };
    if (this.manner === 'silent') return null;
    if (this.manner) return { status: 200, body: '{"error":"Slowdown"}', ...this.manner };
    const said = { translatedText: `${asked.target}: ${asked.q}`, detectedLanguage: { confidence: 90, language: this.detects } };
    return { status: 200, body: JSON.stringify(said) };
  }
}
