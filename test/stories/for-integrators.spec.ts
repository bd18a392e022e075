import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { type OpenApiDocument, operationsOf } from '../architecture/openapi/document';
import { type Answers, ANSWERS, readAnswers } from '../integrators/examples';
import { agree, madeUp, shapeOf } from '../integrators/made-up';
import { type Execution, walk, type Walked } from '../integrators/newman';
import { unlimited } from '../kit/cast';
import { picture } from '../kit/files';
import { OwnMailServer } from '../kit/own-mail-server';
import { answering, OwnReceiver } from '../kit/own-receiver';
import { PASSWORD, type Switchboard } from '../kit/switchboard';

describe('Whoever connects systems of their own', () => {
  let switchboard: Switchboard;
  let crm: OwnReceiver;
  let mailServer: OwnMailServer;
  let folder: string;
  let document: OpenApiDocument;

  beforeAll(async () => {
    mailServer = await OwnMailServer.start();
    const mail = { SMTP_URL: mailServer.url, MAIL_FROM: 'help@example.com' };
    const environment = { WEBHOOK_ALLOW_PRIVATE: '1', CONTEXT_ALLOW_PRIVATE: '1', ...mail };
    switchboard = await unlimited({}, { docs: true, environment });
    crm = await OwnReceiver.start(answering(204));
    folder = mkdtempSync(join(tmpdir(), 'switchboard-integrators-'));
    document = (await (await fetch(`${switchboard.url}/docs/openapi.json`)).json()) as OpenApiDocument;
  });
  afterAll(async () => {
    crm.stop();
    await switchboard.stop();
    await mailServer.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('walks through the API with the Postman collection', () => {
    let walked: Walked;

    beforeAll(async () => {
      const { email, token } = await switchboard.staff('admin', { name: 'Ada' });
      await switchboard.connect(token);
      await switchboard.agentOnline({ name: 'Bo' });
      writeFileSync(join(folder, 'picture.png'), await picture());
      const collection = await (await fetch(`${switchboard.url}/docs/postman.json`)).text();
      const deliver = setInterval(() => void switchboard.sweep('Webhooks'), 100);
      walked = await walk(collection, folder, { email, password: PASSWORD, webhookUrl: crm.url }).finally(() => clearInterval(deliver));
      walked.variables = { ...walked.variables, email, webhookUrl: crm.url };
    }, 120_000);

    const operationOf = ({ method, path }: Execution) => operationsOf(document).find(([m, p]) => m === method && p === path)![2];
    const jsonOf = ({ contentType, text }: Execution): unknown =>
      contentType.startsWith('application/json') ? JSON.parse(text) : undefined;

    it('all of it, each request as it is', () => {
      const wrong = walked.executions.filter(({ status }) => status < 200 || status > 299);
      expect(wrong.slice(0, 12).map(({ name, status, text }) => `${name}: ${status} ${text.slice(0, 200)}`)).toEqual([]);
      expect(walked.failures).toEqual([]);
      const done = new Set(walked.executions.map((each) => operationOf(each).operationId));
      expect(
        operationsOf(document)
          .filter(([, , { operationId }]) => !done.has(operationId))
          .map(([method, path]) => `${method} ${path}`),
      ).toEqual([]);
    });

    it('which holds no token, and is for this server', async () => {
      const { info, variable, item } = (await (await fetch(`${switchboard.url}/docs/postman.json`)).json()) as {
        info: { schema: string };
        variable: { key: string; value: string }[];
        item: unknown;
      };
      expect(info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
      const filled = variable.filter(({ value }) => value !== '').map(({ key, value }) => [key, value]);
      expect(filled).toEqual([
        ['baseUrl', switchboard.url],
        ['webhookUrl', 'https://crm.example/switchboard'],
      ]);
      expect(JSON.stringify(item)).not.toMatch(/eyJ[\w-]+\.eyJ|sbk_[A-Za-z0-9]{16}|127\.0\.0\.1/);
    });

    it('and is answered what the document says', () => {
      const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
      addFormats(ajv);
      ajv.addSchema(closed(document) as object, 'openapi');
      const flaws = walked.executions.flatMap((each) => {
        const { path, method, status, name } = each;
        const body = jsonOf(each);
        const response = operationOf(each).responses[status];
        if (!response) return [`${name}: ${status} is not documented`];
        if (body === undefined) return [];
        const at = `openapi#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
        const check = ajv.getSchema(at);
        if (!check) return [`${name}: ${at} is no schema`];
        return check(body)
          ? []
          : check
              .errors!.slice(0, 3)
              .map(({ instancePath, message, params }) => `${name}${instancePath}: ${message} ${JSON.stringify(params)}`);
      });
      expect(flaws).toEqual([]);
    });

    it('as its examples show', () => {
      const examples = readAnswers();
      const answers: Answers = {};
      for (const each of walked.executions) {
        const [{ operationId }, body] = [operationOf(each), jsonOf(each)];
        if (body !== undefined && each.status < 300) answers[operationId] ??= { status: each.status, body: madeUp(body, walked.variables) };
      }
      const differing = Object.entries(answers).filter(
        ([id, { body }]) => !examples[id] || !agree(shapeOf(examples[id].body), shapeOf(body)),
      );
      // What is still true stays as it is, so that a run changes nothing by chance.
      const kept = Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [id, differing.some(([each]) => each === id) ? answer : examples[id]!]),
      );
      if (!process.env.CI && differing.length > 0) writeFileSync(ANSWERS, `${JSON.stringify(kept, null, 1)}\n`);
      expect(process.env.CI ? differing.map(([id]) => id) : []).toEqual([]);
      expect(JSON.stringify(examples)).not.toContain(switchboard.url);
    });
  });
});

/** Refuses fields that are not described, wherever some are; what is put together of several parts is left as it is. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen = 'properties' in schema && 'type' in schema && !('additionalProperties' in schema);
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}
