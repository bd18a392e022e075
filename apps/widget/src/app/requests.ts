import type { ChatView, WaitRange, WidgetConfigView, WidgetTopic } from '../../../../libs/protocol';
import type { Context } from '../api';
import type { Options, Person } from '../../package/api';
import type { Keeper } from './kept';
import { type Call, rest } from './rest';

export interface StartRequest {
  topic?: string;
  message?: string;
  person?: Person;
}

export interface Started {
  chat: ChatView;
  customerToken: string;
  queue: { position: number; estimatedWaitSeconds: WaitRange | null };
}

/** For so long a chat waits for somebody who knows its topic, if anybody who is there does. */
const RELAX_AFTER_SECONDS = 120;
const MAX_URL = 2_000;
const MAX_TITLE = 200;

export function pageNow(url = location.href, title = document.title): { url: string; title: string } {
  return { url: url.slice(0, MAX_URL), title: title.slice(0, MAX_TITLE) };
}

function askingFor({ name, kind }: WidgetTopic): object {
  return kind === 'team' ? { team: name } : { skills: [{ name, required: false, relaxAfterSeconds: RELAX_AFTER_SECONDS }] };
}

/** What the widget asks of the server besides the conversation. All throw `Refused`. */
export class Requests {
  constructor(
    private readonly context: Context,
    private readonly keeper: Keeper,
  ) {}

  config(): Promise<WidgetConfigView> {
    return rest(this.url(`/widget/config?locale=${encodeURIComponent(this.context.locale)}`));
  }

  /** @param person of whom nothing is known yet */
  start(
    topic: WidgetTopic | undefined,
    message: string | undefined,
    { name, email, phone }: Person & { name: string },
    options: Options,
  ): Promise<Started> {
    const { token } = this.keeper.read();
    const { identityToken, metadata } = options;
    // What is undefined is not sent.
    const body = {
      customer: identityToken || !token ? { name, email: email || undefined, phone: phone || undefined } : undefined,
      identityToken: identityToken || undefined,
      message: message || undefined,
      ...(topic && { ...askingFor(topic), subject: topic.name }),
      metadata: metadata ?? undefined,
      locale: this.context.locale,
      page: { ...pageNow(), referrer: document.referrer.slice(0, MAX_URL) || null },
    };
    return rest(this.url('/chats'), { method: 'POST', body, token: identityToken ? undefined : token });
  }

  leaveOffline(from: { name: string; email: string; message: string }): Promise<unknown> {
    return this.ofCustomer('/offline-messages', { method: 'POST', body: { ...from, locale: this.context.locale } });
  }

  /** Of the customer of a chat. */
  ofCustomer<T>(path: string, call: Call = {}): Promise<T> {
    return rest(this.url(path), { ...call, token: this.keeper.read().token });
  }

  private url = (path: string): string => `${this.context.origin}/v1${path}`;
}
