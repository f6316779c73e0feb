import { cloudOfEnvironment, cloudOfStorage, locationsWhere } from '../../lib/facts/clouds';

test.each([
  ['public', 'public'],
  ['USGovernment', 'usGovernment'],
  ['dod', 'usGovernment'],
  ['china', 'china'],
  ['german', undefined],
])('the environment %s is of the cloud %s', (environment, cloud) => {
  expect(cloudOfEnvironment(environment)).toBe(cloud);
});

test.each([
  ['https://st.blob.core.windows.net/', 'public'],
  ['HTTPS://ST.BLOB.CORE.WINDOWS.NET', 'public'],
  ['https://st.blob.core.windows.net:443/changes', 'public'],
  ['https://st.blob.core.usgovcloudapi.net/', 'usGovernment'],
  ['https://st.blob.core.chinacloudapi.cn/', 'china'],
  ['https://st.example.com/.core.windows.net', undefined],
  ['https://notcore.windows.net/', undefined],
  ['st.blob.core.windows.net', undefined],
  ['see https://st.blob.core.windows.net/', undefined],
  ['https://', undefined],
])('the storage account %s is in the cloud %s', (endpoint, cloud) => {
  expect(cloudOfStorage(endpoint)).toBe(cloud);
});

test('locations of clouds are known by their beginnings', () => {
  const undocumented = locationsWhere(({ extension }) => extension === 'undocumented');
  const names = ['usgovvirginia', 'usdodeast', 'chinanorth3', 'westeurope', 'westusgov'];
  expect(names.filter((name) => undocumented.test(name))).toEqual(['usgovvirginia', 'usdodeast']);
});
