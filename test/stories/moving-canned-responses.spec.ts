import { type Answer, pointersOf } from '../kit/api';
import { type Staff, Switchboard } from '../kit/switchboard';

/** Of a preview. */
interface Row {
  row: number;
  action: string;
  title: string;
  errors: { pointer: string; message: string }[];
}

describe('Moving canned responses', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff;

  beforeEach(async () => {
    switchboard = await Switchboard.start();
    [supervisor, ana] = [await switchboard.staff('supervisor'), await switchboard.staff('agent')];
  });
  afterEach(() => switchboard.stop());

  const response = (fields: object = {}) => ({
    title: 'Greeting',
    shortcut: 'hi',
    category: 'Openings',
    content: 'Hello {{customer_name}}!',
    scope: 'shared',
    ...fields,
  });
  const importing = (body: object, by = supervisor): Promise<Answer> => by.api.post('/canned-responses/import', body);
  const preview = (body: object, by = supervisor): Promise<Answer> => by.api.post('/canned-responses/import/preview', body);
  const exported = async (format: string, by = supervisor): Promise<Answer> => by.api.get(`/canned-responses/export?format=${format}`);
  const all = async (by = supervisor) => (await by.api.get('/canned-responses?limit=100')).body.data;

  it('out and in again leaves everything as it was, in CSV and in JSON', async () => {
    const odd = [
      response(),
      response({ title: '=1+1', shortcut: null, category: null, content: '- a list\n- "quoted", and more' }),
      response({ title: "'=not a formula", shortcut: 'odd', content: "@home; 'x'\r\n+49 30" }),
      response({ title: 'Mine', scope: 'personal', shortcut: 'mine' }),
    ];
    expect(await importing({ responses: odd })).toMatchObject({ status: 200, body: { created: 4, changed: 0, kept: 0, refused: 0 } });
    const [csv, json] = [await exported('csv'), await exported('json')];
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="canned-responses.csv"');
    expect(json.body.responses).toEqual(odd);
    expect(await importing({ csv: csv.body })).toMatchObject({ status: 200, body: { kept: 4, changed: 0, created: 0 } });
    expect(await importing(json.body)).toMatchObject({ status: 200, body: { kept: 4 } });
    for (const path of ['import', 'import/preview'])
      expect(
        await supervisor.api.raw('POST', `/canned-responses/${path}`, csv.body as string, { 'content-type': 'text/csv' }),
      ).toMatchObject({ status: 200, body: { kept: 4 } });
    expect(await all()).toHaveLength(4);
  });

  it('puts a quote before what a spreadsheet would calculate', async () => {
    await importing({
      responses: [
        response({ title: '=HYPERLINK("http://evil.example")' }),
        response({ title: '@x', shortcut: '2' }),
        response({ title: '+x', shortcut: '3' }),
        response({ title: '-x', shortcut: '4' }),
      ],
    });
    const lines = (await exported('csv')).body.split('\n') as string[];
    expect(lines.slice(1, 5).map((line) => line.slice(0, 3))).toEqual([`"'=`, `'@x`, `'+x`, `'-x`]);
  });

  it('is shown first, row by row, and changes nothing then', async () => {
    await importing({ responses: [response(), response({ title: 'Bye', shortcut: 'bye' })] });
    const csv = [
      'title,shortcut,category,content,scope',
      'Welcome,/HI,Openings,Hello,shared',
      'Bye,bye,Openings,Hello {{customer_name}}!,shared',
      'New,,,Text,',
      ',x,,Text,',
      'Bad,b,,{{nonsense}},',
      'Again,hi,,x,shared',
      'Odd,two words,,x,everybody',
    ].join('\n');
    const { status, body } = await preview({ csv });
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 1, changed: 1, kept: 1, refused: 4 });
    expect(body.rows.map(({ row, action, title, errors }: Row) => [row, action, title, ...pointersOf({ errors })])).toEqual([
      [1, 'change', 'Welcome'],
      [2, 'keep', 'Bye'],
      [3, 'create', 'New'],
      [4, 'refuse', null, '/title'],
      [5, 'refuse', 'Bad', '/content'],
      [6, 'refuse', 'Again', '/shortcut'],
      [7, 'refuse', 'Odd', '/shortcut', '/scope'],
    ]);
    expect(body.rows[5].errors[0].message).toBe('is that of row 1 as well');
    expect(await preview({ responses: [response({ title: 'Welcome' }), response({ shortcut: 'new' })] })).toMatchObject({
      body: { changed: 1, created: 1, refused: 0 },
    });
    expect(await all()).toMatchObject([{ title: 'Bye' }, { title: 'Greeting' }]);
  });

  it('is done for all rows or for none', async () => {
    await importing({ responses: [response()] });
    const wrong = await importing({
      responses: [response({ title: 'Changed' }), response({ shortcut: 'new' }), response({ shortcut: 'bad', content: '{{nonsense}}' })],
    });
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        code: 'canned.import_refused',
        errors: [{ pointer: '/responses/2/content', message: expect.stringContaining('unknown variable "nonsense"') }],
      },
    });
    const file = await importing({ csv: 'title,content\nA,B\nC,{{x}}' });
    expect(file.body).toMatchObject({
      code: 'canned.import_refused',
      errors: [{ pointer: '/csv', message: expect.stringMatching(/^row 2, content: line 1, column 1: unknown variable "x"/) }],
    });
    expect(await all()).toMatchObject([{ title: 'Greeting' }]);
    const { body } = await importing({ responses: [response({ title: 'Changed' }), response({ shortcut: 'new' })] });
    expect(body).toMatchObject({ created: 1, changed: 1, rows: [{ id: expect.any(String) }, { id: expect.any(String) }] });
    expect(
      (await supervisor.api.get(`/canned-responses/${body.rows[0].id}/history`)).body.data.map(({ type }: { type: string }) => type),
    ).toEqual(['created', 'changed']);
  });

  it('by an agent brings in its own, and no shared ones', async () => {
    await importing({ responses: [response()] });
    expect(await importing({ responses: [response({ title: 'Mine now' })] }, ana)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/responses/0/scope' }] },
    });
    expect(await importing({ csv: 'title,shortcut,content\nMine,hi,Hello' }, ana)).toMatchObject({ status: 200, body: { created: 1 } });
    expect((await all(ana)).map(({ title, scope }: { title: string; scope: string }) => `${title} ${scope}`)).toEqual([
      'Greeting shared',
      'Mine personal',
    ]);
    expect((await exported('json')).body.responses.map(({ title }: { title: string }) => title)).toEqual(['Greeting']);
    expect(await importing({ csv: 'title,shortcut,content\nSupervisor,hi,Hello' })).toMatchObject({ body: { created: 1, changed: 0 } });
  });

  it('is refused when it is no CSV, has other columns, or is given in neither way or in both', async () => {
    for (const csv of ['', 'title\nx', 'title,content,price\na,b,c', 'title,content\n"a,b', 'title,content\na,b,c']) {
      const { status, body } = await preview({ csv });
      if (csv !== '') expect({ csv, status, pointer: body.errors?.[0].pointer }).toEqual({ csv, status: 422, pointer: '/csv' });
      else expect({ status, rows: body.rows }).toEqual({ status: 200, rows: [] });
    }
    expect(await preview({})).toMatchObject({ status: 422, body: { errors: [{ pointer: '/responses' }] } });
    expect(await preview({ csv: 'title,content', responses: [] })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/csv' }] } });
    expect(await preview({ responses: [{ title: 'x', content: 'x', nonsense: 1 }] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/responses/0/nonsense' }] },
    });
  });

  it('takes thousands, and lets only one of two at once have its way', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => response({ title: `Response ${i}`, shortcut: `r${i}`, content: `Text ${i}` }));
    const startedAt = performance.now();
    const answers = await Promise.all([importing({ responses: many }), importing({ responses: [...many].reverse() })]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(await switchboard.probe.count('canned_responses')).toBe(2_000);
  });
});
