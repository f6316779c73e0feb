import { stableUuid } from '../../../lib/constructs/kit/stable-uuid';

// As `uuid.uuid5(uuid.NAMESPACE_X500, name)` of Python gives them.
test.each([
  ['', 'b4bdf874-8c03-5bd8-8fd7-5e409dfd82c0'],
  ['change-tracking', 'a474f44c-b792-5eb7-9c69-1beef1adcdf7'],
  ['CN=Überwachung', 'eb30f157-3988-53f7-9873-f7e1784309c9'],
])('the UUID of %j is that of version 5 in the namespace of X.500', (name, uuid) => {
  expect(stableUuid(name)).toBe(uuid);
});
