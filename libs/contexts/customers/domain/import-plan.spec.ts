import { Customer, type CustomerFields } from './customer';
import { type ImportedFields, planImport } from './import-plan';

const cleo = new Customer('cleo', { name: 'Cleo', email: 'cleo@example.com', phone: null, externalId: 'crm-1' }, new Date(0));
const known = new Map([['crm-1', cleo]]);
const row = (fields: ImportedFields) => ({ fields, errors: [] });
const actions = (...fields: ImportedFields[]) =>
  planImport(fields.map(row), known).map(({ action, errors }) => [action, ...errors.map(({ message }) => message)].join(' '));

describe('An import of customers', () => {
  it('creates who is new, changes who is known by its external id, and keeps who is as the file says', () => {
    expect(actions({ externalId: 'crm-2', name: 'Otto' })).toEqual(['create']);
    expect(actions({ externalId: 'crm-1', name: 'Chloé' })).toEqual(['change']);
    expect(actions({ externalId: 'crm-1', name: 'Cleo' })).toEqual(['keep']);
  });

  it('takes away what the file has no value for, not what it has no column for', () => {
    expect(actions({ externalId: 'crm-1', name: 'Cleo', email: null })).toEqual(['change']);
    expect(actions({ externalId: 'crm-1', name: 'Cleo', phone: null })).toEqual(['keep']);
    expect(actions({ externalId: 'crm-1', name: 'Cleo', attributes: { plan: 'pro' } } satisfies Partial<CustomerFields>)).toEqual([
      'change',
    ]);
  });

  it('refuses what is wrong by itself, and whoever comes twice', () => {
    expect(planImport([{ fields: {}, errors: [{ pointer: '/name', message: 'must be there' }] }], known)).toMatchObject([
      { action: 'refuse' },
    ]);
    expect(actions({ externalId: 'crm-2' }, { externalId: 'crm-1', name: 'Cleo' }, { externalId: 'crm-2' })).toEqual([
      'create',
      'keep',
      'refuse is that of row 1 as well',
    ]);
  });
});
