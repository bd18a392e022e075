import type { Page } from 'playwright-core';
import { type Agent, unlimited } from '../../kit/cast';
import { eventually } from '../../kit/client';
import { OwnMailServer, type TakenMail } from '../../kit/own-mail-server';
import type { Switchboard } from '../../kit/switchboard';
import { buildPagesIfOlder, Pages } from './pages';
import { Shop, type ShopPage } from './shop';

// Before a server starts: its connections would run out of time while the build takes the process.
buildPagesIfOlder();

export const launcher = (window: Page) => window.getByRole('button', { name: /^(Chat|Open chat)/ });
export const log = (window: Page) => window.getByRole('log', { name: 'Chat' });
export const write = (window: Page) => window.getByRole('textbox', { name: /Write|Add details/ });

/** A company with a Switchboard, and a shop at another origin with the widget on its page. */
export class Company {
  /** What the shop's page is like, for the windows that are opened from now on. */
  page: ShopPage = {};
  private said = 0;

  private constructor(
    readonly switchboard: Switchboard,
    private readonly mailServer: OwnMailServer,
    readonly pages: Pages,
  ) {}
  shop!: Shop;

  static async open(browser?: 'whole'): Promise<Company> {
    const mailServer = await OwnMailServer.start();
    const environment = {
      ALLOWED_ORIGINS: '*',
      TRANSLATION_ALLOW_PRIVATE: '1',
      SMTP_URL: mailServer.url,
      MAIL_FROM: 'Shop <help@shop.example>',
    };
    const switchboard = await unlimited({}, { pages: true, environment });
    const admin = await switchboard.admin();
    for (const [name, description] of [
      ['billing', 'Invoices, payments and refunds'],
      ['delivery', 'Where a parcel is, and returning it'],
    ])
      await admin.api.post('/skills', { name, description, public: true });
    await admin.api.patch('/widget/settings', { team: ['Ana Duarte', 'Ben Okafor', 'Chloé Martin'] });
    const company = new Company(switchboard, mailServer, await Pages.open(switchboard, browser));
    company.shop = await Shop.open(switchboard.url, () => company.page);
    return company;
  }

  async close(): Promise<void> {
    await this.pages.close();
    await this.shop.close();
    await this.switchboard.stop();
    await this.mailServer.stop();
  }

  /** What was mailed to an address, once it has arrived. */
  async mailTo(address: string): Promise<TakenMail> {
    const { switchboard, mailServer } = this;
    await eventually(async () => (await switchboard.sweep('Mail'), mailServer.to(address).length > 0), `a mail to ${address}`, 10_000);
    return mailServer.to(address)[0]!;
  }

  /** The next story begins with an empty floor. */
  async endChats(): Promise<void> {
    const { api } = await this.switchboard.admin();
    const { data } = (await api.get('/chats?status=queued,offered,active')).body as { data: { id: string }[] };
    for (const { id } of data) await api.post(`/chats/${id}/close`);
  }

  /** An agent who has come to the desk, and goes when the story is told. */
  async attended(story: (agent: Agent) => Promise<void>, maxConcurrentChats?: number): Promise<void> {
    const agent = await this.switchboard.agentOnline({ name: 'Ana Duarte', ...(maxConcurrentChats && { maxConcurrentChats }) });
    this.visitorsAreTold();
    try {
      await story(agent);
    } finally {
      await this.endChats();
      await (await this.switchboard.admin()).api.patch(`/users/${agent.id}`, { active: false });
      this.visitorsAreTold();
    }
  }

  /** A chat of Mara's that Ana has, begun in a window. @returns its id */
  async talking(ana: Agent, window: Page, name = 'Mara Jensen'): Promise<string> {
    await launcher(window).click();
    await window.getByRole('textbox', { name: 'Your name' }).fill(name);
    await window.getByRole('button', { name: 'Start chat' }).click();
    const { chat } = await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.customer.name === name);
    await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
    return chat.id;
  }

  says(agent: Agent, chatId: string, text: string): Promise<unknown> {
    return agent.socket.ask('message.send', { chatId, clientMessageId: String((this.said += 1)), text });
  }

  async textsOf(agent: Agent, chatId: string): Promise<string[]> {
    const { data } = (await agent.api.get(`/chats/${chatId}/messages`)).body as { data: { text: string; sender: { type: string } }[] };
    return data.filter(({ sender }) => sender.type !== 'system').map(({ text }) => text);
  }

  /** What visitors are told of who is there may be two seconds old. */
  private visitorsAreTold(): void {
    this.switchboard.clock.advance(2);
  }
}
