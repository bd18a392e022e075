import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that a server took. */
export interface TakenMail extends ParsedMail {
  /** To whom the envelope says it goes. */
  recipients: string[];
  /** As it was sent. */
  source: string;
}

/** What a server says to a recipient; undefined where it takes the mail. */
type Refusal = (recipient: string) => { code: number; says: string } | undefined;

/** Mail server of a test: it speaks SMTP, wants a password, and refuses whom a story says. */
export class OwnMailServer {
  readonly taken: TakenMail[] = [];
  refuse: Refusal = () => undefined;

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<OwnMailServer> {
    const server = new SMTPServer({
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      authMethods: ['PLAIN'],
      onAuth: ({ username, password }, _session, done) =>
        username === 'desk' && password === 'let me in' ? done(null, { user: username }) : done(new Error('Who are you?')),
      onRcptTo: ({ address }, _session, done) => {
        const refusal = own.refuse(address);
        done(refusal && Object.assign(new Error(refusal.says), { responseCode: refusal.code }));
      },
      onData: (stream, { envelope }, done) => {
        void own
          .take(
            stream,
            envelope.rcptTo.map(({ address }) => address),
          )
          .then(() => done(), done);
      },
    });
    const own = new OwnMailServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return own;
  }

  get url(): string {
    return `smtp://desk:let%20me%20in@127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(recipient: string): TakenMail[] {
    return this.taken.filter(({ recipients }) => recipients.includes(recipient));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(stream: AsyncIterable<Buffer>, recipients: string[]): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const source = Buffer.concat(chunks);
    this.taken.push({ ...(await simpleParser(source)), recipients, source: source.toString() });
  }
}
