import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../kit/client';
import { Person, postOnce } from './person';
import type { Stage } from './stage';

/** Per step of an agent, in each of its chats. */
const CLOSE = 0.004;
const TRANSFER = 0.003;
/** Per step of anybody. */
const RECONNECT = 0.001;
const TOGGLE = 0.002;
const SKILL = 'billing';
/** So long somebody tries to start a chat; those who have none begin anew. */
const PATIENCE_MS = 10_000;

export interface LoadOptions {
  agents: number;
  customers: number;
  /** Milliseconds between the steps of a person, on average. */
  everyMs: number;
  /** So many times as often as otherwise chats are closed and passed on, and people reconnect. */
  churn?: number;
}

interface Customer {
  name: string;
  person?: Person;
}

/** Load of a fault: agents and customers who write, start, close and pass on chats, come and go. What they do follows from the seed. */
export class Load {
  readonly agents: Person[] = [];
  /** Letters in a message besides its own words. */
  padding = '';
  private readonly customers: Customer[] = [];
  private readonly steps: Promise<void>[] = [];
  private isOver = false;
  private written = 0;

  private constructor(
    readonly stage: Stage,
    private readonly options: LoadOptions,
  ) {}

  /** Signs the agents in; every other one knows about bills. */
  static async gather(stage: Stage, options: LoadOptions): Promise<Load> {
    const load = new Load(stage, options);
    const { server } = stage.nodes[0]!;
    const admin = server.api(stage.admin.token);
    await admin.post('/skills', { name: SKILL, public: true });
    for (let i = 0; i < options.agents; i++) {
      const { id, token } = await server.agent(stage.admin, `Agent${i}`);
      if (i % 2 === 0) await admin.put(`/agents/${id}/skills`, { skills: [{ name: SKILL, level: 3 }] });
      load.agents.push(new Person({ who: `agent ${i}`, account: id, token, url: stage.proxy.url, history: stage.history }));
    }
    await eventually(() => Promise.resolve(load.agents.every(({ isOnline }) => isOnline)), 'the agents to be online');
    return load;
  }

  /** From now on everybody acts, until `stop`. */
  start(): void {
    const { agents, stage } = this;
    for (let i = 0; i < this.options.customers; i++) this.customers.push({ name: `customer ${i}` });
    agents.forEach((agent, i) => this.steps.push(this.steadily(stage.chance(i), (chance) => this.agentActs(agent, chance))));
    this.customers.forEach((customer, i) =>
      this.steps.push(this.steadily(stage.chance(100 + i), (chance) => this.customerActs(customer, chance))),
    );
  }

  get people(): Person[] {
    return [...this.agents, ...this.customers.flatMap(({ person }) => person ?? [])];
  }

  /** Whether everybody is connected, and those in conversation have been answered since. */
  isServedSince(moment: number): boolean {
    return this.people.every(({ isOnline, chats, ackedAt }) => isOnline && (chats.length === 0 || ackedAt > moment));
  }

  /** One of the agents goes home without a word, in the midst of their chats. */
  loseAnAgent(): void {
    this.agents.pop()?.leave();
  }

  /** Nobody begins anything any more. @returns when everything that was begun is answered */
  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.steps);
  }

  get isSettled(): boolean {
    return this.people.every(({ client, isOnline }) => isOnline && client.unsent.getSnapshot() === 0);
  }

  disperse(): void {
    for (const { client } of this.people) client.close();
  }

  private async steadily(chance: () => number, act: (chance: () => number) => Promise<void> | void): Promise<void> {
    while (!this.isOver) {
      await sleep(chance() * 2 * this.options.everyMs);
      if (!this.isOver) await act(chance);
    }
  }

  private async agentActs(agent: Person, chance: () => number): Promise<void> {
    if (!this.agents.includes(agent)) return;
    const { chats } = agent;
    const chatId = chats[Math.floor(chance() * chats.length)];
    const { churn = 1 } = this.options;
    const [lot, other] = [chance() / churn, this.agents[Math.floor(chance() * this.agents.length)]!];
    if (chance() < RECONNECT * churn) agent.reconnect();
    if (chance() < TOGGLE) {
      await agent.ask('status.set', { status: 'busy' });
      await sleep(this.options.everyMs * 4);
      await agent.ask('status.set', { status: 'online' });
    }
    if (chatId === undefined) return;
    if (lot < CLOSE) return agent.ask('chat.close', { chatId, resolution: 'resolved' });
    if (lot < CLOSE + TRANSFER) return agent.ask('chat.transfer', { chatId, ...(other !== agent && { agentId: other.account }) });
    this.write(agent, chatId);
  }

  private async customerActs(customer: Customer, chance: () => number): Promise<void> {
    const { person } = customer;
    const { churn = 1 } = this.options;
    const [reconnects, bills] = [chance() < RECONNECT * churn, chance() < 0.3];
    if (person && reconnects) person.reconnect();
    const open = person?.client.chats.getSnapshot()[0];
    if (person && open) return this.write(person, open.id);
    if (!person || person.isOnline) await this.startChat(customer, bills);
  }

  private write(person: Person, chatId: string): void {
    person.write(chatId, `${person.options.who} says ${(this.written += 1)}${this.padding}`);
  }

  private async startChat(customer: Customer, bills: boolean): Promise<void> {
    const { proxy, history } = this.stage;
    const body = { ...(!customer.person && { customer: { name: customer.name } }), ...(bills && { skills: [{ name: SKILL }] }) };
    const token = customer.person?.options.token;
    const patience = performance.now() + PATIENCE_MS;
    const said = await postOnce<Started>(`${proxy.url}/v1/chats`, body, {
      token,
      until: () => this.isOver || performance.now() > patience,
    });
    if (!said?.chat)
      return customer.person?.note({ type: 'asked', what: 'start', code: said?.code ?? 'unanswered', status: said?.status ?? 0 });
    const { chat, customerToken } = said;
    customer.person ??= new Person({
      who: customer.name,
      account: chat.customer.id,
      token: customerToken,
      url: proxy.url,
      history,
    });
    customer.person.note({ type: 'started', chatId: chat.id });
    customer.person.client.conversation(chat.id);
    await sleep(this.options.everyMs);
  }
}

interface Started {
  code?: string;
  status?: number;
  chat?: { id: string; customer: { id: string } };
  customerToken: string;
}
