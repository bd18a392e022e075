import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CreateCannedResponse } from '#canned';
import { CloseChat, type MessageContent, PostMessage, StartChat } from '#chats';
import { LeaveMessage } from '#customers';
import { ChangeSettings, ChangeUser, CreateSkill, CreateUser, CurrentSettings, SetAgentSkills } from '#directory';
import { Users } from '#directory/lends';
import { type Caller, type Env, logFile, newId, type StaffCaller } from '#platform';
import { ConnectAgent, DisconnectAgent, SetStatus } from '#presence';
import { ClaimChat } from '#routing';
import { pageLines, pagesOf } from './announce';
import type { DemoLogin } from './pages';
import { DemoVisitors } from './demo-visitors';
import { DEMO_ADMIN, DEMO_PASSWORD, LEFT_MESSAGES, type Member, PHRASES, SKILLS, STAFF, type Talk, TALKS } from './demo-cast';

/** Socket id under which the demo's agents connect while their old chats are played. */
const SOCKET = 'demo';
const SUPERVISOR = STAFF.find(({ role }) => role === 'supervisor')!;
/** For pages that open signed in. */
export const DEMO_LOGIN = { email: SUPERVISOR.email, password: DEMO_PASSWORD };

export interface Demo {
  /** Whom a visitor of the desk may be; nobody where the users are not the demo's. */
  logins: DemoLogin[];
  /** Lets visitors come. @returns the text for the terminal */
  begin: (url: string) => string;
}

/**
 * Fills an empty system with sample users, canned responses, chats and offline messages, through the usual commands. A system with users of
 * its own is left unchanged.
 */
export async function setUpDemo(app: NestFastifyApplication, env: Env): Promise<Demo> {
  const users = app.get(Users);
  const isEmpty = !(await users.any());
  const adminPassword = adminPasswordOf(env, isEmpty);
  await app.init();
  const wasCutShort = !(await users.byEmail(SUPERVISOR.email)) && (await users.byEmail(STAFF[0]!.email)) !== null;
  if (isEmpty || wasCutShort) await fill(app, users, env.ADMIN_EMAIL ?? DEMO_ADMIN);
  const isDemo = (await users.byEmail(SUPERVISOR.email)) !== null;
  const log = `  The log is in ${logFile(env)}`;
  const begin = (url: string): string => {
    const pages = pageLines(pagesOf(app, url));
    // It ends when the server does.
    if (isDemo) new DemoVisitors(url).come().catch(() => undefined);
    return isDemo ? welcome(pages, env.ADMIN_EMAIL ?? DEMO_ADMIN, adminPassword, log) : foreign(pages, log);
  };
  const people = [SUPERVISOR, ...STAFF.filter((member) => member !== SUPERVISOR)];
  const logins = people.map(({ name, role, email }) => ({ name, role, email, password: DEMO_PASSWORD }));
  return { logins: isDemo ? logins : [], begin };
}

/** Returns the password of the first admin, who is created from the environment as always; the demo sets the variables that are missing. */
function adminPasswordOf(env: Env, isEmpty: boolean): string {
  if (env.ADMIN_PASSWORD !== undefined) {
    env.ADMIN_EMAIL ??= DEMO_ADMIN;
    return '(your ADMIN_PASSWORD)';
  }
  const path = join(env.DATA_DIR, 'demo-admin-password');
  if (!isEmpty) return storedPassword(path);
  const password = randomBytes(12).toString('base64url');
  mkdirSync(env.DATA_DIR, { recursive: true });
  writeFileSync(path, password, { mode: 0o600 });
  env.ADMIN_EMAIL ??= DEMO_ADMIN;
  env.ADMIN_PASSWORD = password;
  return password;
}

function storedPassword(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '(as printed at the first start)';
  }
}

async function fill(app: NestFastifyApplication, users: Users, adminEmail: string): Promise<void> {
  const commands = app.get(CommandBus);
  for (const { name, description, isPublic } of SKILLS) {
    await commands.execute(new CreateSkill(name, description, isPublic)).catch(unless('skill.exists'));
  }
  const agents = STAFF.filter(({ role }) => role === 'agent');
  const { widget } = await app.get(CurrentSettings).get();
  const faces = agents.slice(0, 3).map(({ name }) => name);
  await commands.execute(new ChangeSettings({ widget: { ...widget, team: faces } }, null));
  for (const agent of agents) await hire(commands, users, agent);
  const phrases = await writePhrases(commands, users, adminEmail);
  for (const talk of TALKS) await play(commands, users, talk, phrases);
  for (const { name, email, message } of LEFT_MESSAGES) await commands.execute(new LeaveMessage({ name, email }, message));
  await hire(commands, users, SUPERVISOR);
}

/** Creates the canned responses. @returns their ids by text */
async function writePhrases(commands: CommandBus, users: Users, adminEmail: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { owner, ...fields } of PHRASES) {
    const author = await users.byEmail(owner ?? adminEmail);
    if (!author) continue;
    const by: StaffCaller = {
      type: 'staff',
      id: author.id,
      name: author.name,
      role: author.role,
      teamIds: [],
      sight: 'all',
      sessionId: newId(),
    };
    const scope = owner === undefined ? 'shared' : 'personal';
    const id = await commands.execute(new CreateCannedResponse(by, { ...fields, scope })).catch(unless('canned.shortcut_taken'));
    if (id !== undefined) ids.set(fields.content, id);
  }
  return ids;
}

async function hire(commands: CommandBus, users: Users, { skills, ...person }: Member): Promise<void> {
  if (await users.byEmail(person.email)) return;
  const { id } = await commands.execute(new CreateUser({ ...person, password: DEMO_PASSWORD }));
  if (skills.length > 0) await commands.execute(new SetAgentSkills(id, skills));
}

/** Plays one chat through commands. The agent is busy meanwhile, so that no other chat is routed to an agent who is not really there. */
async function play(
  commands: CommandBus,
  users: Users,
  { customer, subject, skill, lines, agent, end }: Talk,
  phrases: Map<string, string>,
): Promise<void> {
  const [message, ...more] = lines;
  const skills = [{ name: skill, minLevel: 1, required: false }];
  const page = { url: 'https://shop.example/help', title: 'Help', referrer: null };
  const request = { customer: { ...customer, externalId: null }, subject, message, skills, page, locale: 'en', metadata: {} };
  const { chatId, customerId } = await commands.execute(new StartChat(undefined, request));
  const asCustomer: Caller = { type: 'customer', id: customerId, name: customer.name };
  if (agent === undefined) {
    if (end) await commands.execute(new CloseChat(asCustomer, chatId, end.resolution));
    return;
  }
  const { id, name } = (await users.byEmail(agent))!;
  const asAgent: StaffCaller = { type: 'staff', id, name, role: 'agent', teamIds: [], sight: 'all', sessionId: newId() };
  await commands.execute(new SetStatus(id, 'busy'));
  await commands.execute(new ConnectAgent(id, 'agent', SOCKET, asAgent.sessionId));
  await commands.execute(new ClaimChat(asAgent, chatId));
  for (const [index, line] of more.entries()) {
    await commands.execute(new PostMessage(index % 2 === 0 ? asAgent : asCustomer, chatId, said(line, phrases.get(line))));
  }
  if (end) await commands.execute(new CloseChat(end.by === 'agent' ? asAgent : asCustomer, chatId, end.resolution));
  await commands.execute(new DisconnectAgent(id, SOCKET));
  // Deactivating an agent ends its presence at once, without the grace time of a lost socket, so that it is online when it signs in.
  for (const active of [false, true]) await commands.execute(new ChangeUser(id, { active }));
}

function unless(code: string): (error: { code?: string }) => undefined {
  return (error) => {
    if (error.code !== code) throw error as Error;
    return undefined;
  };
}

function foreign(pages: string[], log: string): string {
  const lines = [
    'Switchboard',
    '',
    ...pages,
    '',
    '  There are users here already, so no samples were added: name an empty DATA_DIR or DATABASE_URL for them.',
    log,
  ];
  return `\n${lines.join('\n')}\n\n`;
}

function welcome(pages: string[], adminEmail: string, adminPassword: string, log: string): string {
  const row = (role: string, email: string, password: string, about = ''): string =>
    `  ${role.padEnd(12)}${email.padEnd(24)}${password.padEnd(20)}${about}`.trimEnd();
  const staff = [SUPERVISOR, ...STAFF.filter((member) => member !== SUPERVISOR)];
  const about = ({ name, skills }: Member): string => [name, ...skills.map((skill) => `${skill.name} ${skill.level}`)].join(', ');
  const lines = [
    'Switchboard, with sample people, chats and canned responses',
    ...pages,
    '',
    row('role', 'e-mail', 'password'),
    row('admin', adminEmail, adminPassword),
    ...staff.map((member) => row(member.role, member.email, DEMO_PASSWORD, about(member))),
    '',
    '  A click at the desktop signs you in, but as admin. The first agent online gets the customer who waits; others come by themselves.',
    '  Everybody knows these passwords. Do not open this to a network that you do not trust.',
    log,
  ];
  return `\n${lines.join('\n')}\n\n`;
}

function said(text: string, cannedResponseId: string | null = null): MessageContent {
  return { clientMessageId: newId(), text, attachmentIds: [], cannedResponseId, replyTo: null };
}
