import { type Actor } from '#kernel';
import { given } from '../../../kernel/testing/given';
import { Customer, type CustomerFields } from './customer';
import { AccountStatusChanged, CustomerAdded, CustomerChanged } from './customers.events';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const ANA: Actor = { type: 'agent', id: 'ana' };
const CLEO = { name: 'Cleo van Dam', email: 'cleo@example.com', phone: '+31 6 12-34', externalId: 'crm-7' };
const newCustomer = (fields: Partial<CustomerFields> = {}) => new Customer('cleo', { ...CLEO, ...fields }, at(0));
const becomes =
  (to: Partial<CustomerFields>, second = 1) =>
  (customer: Customer) =>
    customer.change(to, ANA, at(second));

describe('A customer', () => {
  it('is active until somebody says otherwise, and nothing more is known', () => {
    const customer = newCustomer();
    expect(customer.releaseEvents()).toEqual([new CustomerAdded('cleo')]);
    expect(customer).toMatchObject({ ...CLEO, accountStatus: 'active', accountStatusSince: at(0), attributes: {}, updatedAt: at(0) });
    expect(newCustomer({ accountStatus: 'trial' })).toMatchObject({ accountStatus: 'trial' });
  });

  it('changes in what is given, and the log hears which fields, not what they were', () => {
    const customer = newCustomer();
    given(customer)
      .when(becomes({ email: null, attributes: { plan: 'pro' } }))
      .records([CustomerChanged, { fields: ['email', 'attributes'], by: ANA }]);
    expect(customer).toMatchObject({
      ...CLEO,
      email: null,
      attributes: { plan: 'pro' },
      createdAt: at(0),
      updatedAt: at(1),
      accountStatusSince: at(0),
    });
    expect(JSON.stringify(new CustomerChanged('cleo', ['email'], ANA).toLog())).not.toContain('example.com');
  });

  it('keeps both notes when it is merged, as far as there is room', () => {
    const merged = (note: string | null, kept: string | null) => {
      const [customer, other] = [newCustomer({ note }), new Customer('kept', { ...CLEO, externalId: null, note: kept }, at(0))];
      customer.mergeInto(other, ANA, at(1));
      return other.note;
    };
    expect(merged('VIP', 'Calls on Mondays')).toBe('Calls on Mondays\n\nVIP');
    expect([merged(null, 'VIP'), merged('VIP', null), merged(null, null)]).toEqual(['VIP', 'VIP', null]);
    expect(merged('x'.repeat(1_500), 'y'.repeat(1_500))).toHaveLength(2_000);
  });

  it('does not change by being told what is so', () => {
    const customer = newCustomer({ attributes: { plan: 'pro' } });
    given(customer)
      .when(becomes({ ...CLEO, accountStatus: 'active', attributes: { plan: 'pro' } }))
      .recordsNothing();
    expect(customer.updatedAt).toEqual(at(0));
  });

  it('has had an account status since the last one ended', () => {
    const customer = newCustomer();
    given(customer)
      .when(becomes({ accountStatus: 'suspended' }, 5))
      .records([CustomerChanged], [AccountStatusChanged, { from: 'active', to: 'suspended', by: ANA }]);
    given(customer)
      .when(becomes({ accountStatus: 'suspended', name: 'Cleo' }, 9))
      .records([CustomerChanged, { fields: ['name'] }]);
    expect(customer.accountStatusSince).toEqual(at(5));
  });

  it('is found by its words as they are now, and by its number without gaps', () => {
    const customer = newCustomer();
    expect(customer.search.split(' ').map((token) => token.split(':')[0])).toEqual([
      'cleo',
      'van',
      'dam',
      'example',
      'com',
      '31',
      '6',
      '12',
      '34',
      'crm',
      '7',
      '3161234',
      '61234',
      '1234',
    ]);
    becomes({ name: 'Chloé', email: null, phone: null, externalId: null })(customer);
    expect(customer.search).toBe('chloe:1');
  });
});
