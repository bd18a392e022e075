import { randomUUID } from 'node:crypto';
import type { Api } from '../kit/api';
import { unlimited } from '../kit/cast';
import { OpenApi, type Operation } from '../kit/openapi';
import type { Switchboard } from '../kit/switchboard';
import { stored } from '../kit/wrong';

const LADDER = ['customer', 'agent', 'supervisor', 'admin'] as const;
type Role = (typeof LADDER)[number];

/** By what the document says of each operation, which is drawn from what guards it. */
const LEAST: Record<string, Role> = {
  'For staff.': 'agent',
  'For supervisors and admins.': 'supervisor',
  'For admins.': 'admin',
  'For staff and customers.': 'customer',
};

/** Whoever has less than the role that an operation asks for, at each operation. The cases come from the API itself. */
describe('Less than the role that it takes', () => {
  let switchboard: Switchboard;
  let operations: Operation[];
  let by: Record<Role, Api>;
  let programs: Partial<Record<Role, Api>>;

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    const admin = await switchboard.admin();
    const { customerToken } = await switchboard.startChat();
    const staff = async (role: 'agent' | 'supervisor'): Promise<Api> => (await switchboard.staff(role)).api;
    const program = async (role: Role): Promise<Api> =>
      switchboard.as({ token: (await admin.api.post('/api-keys', { name: role, role })).body.key });
    by = {
      customer: switchboard.as({ token: customerToken }),
      agent: await staff('agent'),
      supervisor: await staff('supervisor'),
      admin: admin.api,
    };
    programs = { agent: await program('agent'), supervisor: await program('supervisor'), admin: await program('admin') };
    ({ operations } = await OpenApi.of(switchboard.url));
  });
  afterAll(() => switchboard.stop());

  const saidOf = ({ operation }: Operation): string => (operation as { description?: string }).description!.split('\n\n').at(-1)!;
  const leastOf = (each: Operation): Role | undefined => LEAST[saidOf(each).replace(' Not for API keys.', '')];
  const ask = (api: Api, { method, path, operation }: Operation) =>
    api.request(
      method,
      path.replace(/\{\w+\}/g, () => randomUUID()),
      operation.requestBody && {},
    );

  it('is said of every operation that asks for a token', () => {
    const unsaid = operations.filter(({ operation }) => (operation.security as object[]).length === 1).filter((each) => !leastOf(each));
    expect(unsaid.map((each) => `${each.route}: ${saidOf(each)}`)).toEqual(
      unsaid.filter((each) => saidOf(each) === 'For customers.').map((each) => `${each.route}: For customers.`),
    );
  });

  it('opens nothing, to people and to programs, and changes nothing', async () => {
    const before = await stored(switchboard.database);
    const opened: string[] = [];
    let cases = 0;
    for (const each of operations) {
      const least = leastOf(each);
      const below = least ? LADDER.slice(0, LADDER.indexOf(least)) : [];
      const callers = below.flatMap((role) => [by[role], programs[role]].flatMap((api) => (api ? [[role, api] as const] : [])));
      await Promise.all(
        callers.map(async ([role, api]) => {
          const { status, body } = await ask(api, each);
          cases += 1;
          if (status !== 403) opened.push(`${each.route} to ${role}: ${status} ${body?.code}`);
        }),
      );
    }
    expect(opened).toEqual([]);
    expect(cases).toBeGreaterThan(300);
    expect(withoutUse(await stored(switchboard.database))).toEqual(withoutUse(before));
  });

  it('opens nothing of people’s own to programs, of whatever role', async () => {
    const own = operations.filter((each) => saidOf(each).endsWith('Not for API keys.'));
    expect(own.length).toBeGreaterThan(5);
    for (const each of own) {
      const { status, body } = await ask(programs.admin!, each);
      expect({ route: each.route, status, code: body.code }).toEqual({ route: each.route, status: 403, code: 'auth.people_only' });
    }
  });

  it('opens nothing of customers’ to staff', async () => {
    const theirs = operations.filter((each) => saidOf(each) === 'For customers.');
    expect(theirs.length).toBeGreaterThan(0);
    for (const each of theirs) expect([each.route, (await ask(by.admin, each)).status]).toEqual([each.route, 403]);
  });
});

/** Keys say when they were used. */
const withoutUse = ({ api_keys: _keys, ...others }: Record<string, string>): Record<string, string> => others;
