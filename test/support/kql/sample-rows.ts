import type { Row } from './run';

/** A small estate: a web server on Windows, a database on an Arc server with Linux, and a machine that fell silent. */
export const SAMPLE_NOW = new Date('2026-03-02T12:00:00Z');

const at = (hours: number) => new Date(SAMPLE_NOW.getTime() - hours * 3_600_000);
const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-shop/providers';
const MACHINES = {
  web01: { Computer: 'web01', _ResourceId: `${GROUP}/microsoft.compute/virtualmachines/web01` },
  db01: { Computer: 'db01', _ResourceId: `${GROUP}/microsoft.hybridcompute/machines/db01` },
  old01: { Computer: 'old01', _ResourceId: `${GROUP}/microsoft.compute/virtualmachines/old01` },
} as const;
type Machine = keyof typeof MACHINES;

function row(machine: Machine, hours: number, columns: Row): Row {
  return { TimeGenerated: at(hours), _BilledSize: 1200, _IsBillable: 'true', ...MACHINES[machine], ...columns };
}

const file = (machine: Machine, hours: number, path: string, fields = 'FileContentChecksum,DateModified') =>
  row(machine, hours, {
    ConfigChangeType: 'Files',
    ChangeCategory: 'Modified',
    FileSystemPath: path,
    FieldsChanged: fields,
    FileContentChecksum: 'b7d1',
    PreviousFileContentChecksum: 'a3c0',
  });
const service = (machine: Machine, hours: number, type: string, name: string, state: string) =>
  row(machine, hours, {
    ConfigChangeType: type,
    ChangeCategory: 'Modified',
    SvcName: name,
    SvcChangeType: 'State',
    SvcState: state,
    SvcPreviousState: 'Running',
    SvcStartupType: 'Auto',
  });
const software = (machine: Machine, hours: number, change: string, name: string, version: string) =>
  row(machine, hours, {
    ConfigChangeType: 'Software',
    ChangeCategory: change,
    SoftwareName: name,
    SoftwareType: machine === 'db01' ? 'Package' : 'Application',
    Publisher: machine === 'db01' ? 'Debian' : 'Contoso',
    Current: version,
  });
const registry = (hours: number, key: string, value: string) =>
  row('web01', hours, {
    ConfigChangeType: 'Registry',
    ChangeCategory: 'Modified',
    RegistryKey: key,
    ValueName: value,
    ValueData: '0',
    PreviousValueData: '1',
  });
const installed = (machine: Machine, hours: number, name: string, version: string) =>
  row(machine, hours, {
    ConfigDataType: 'Software',
    SoftwareName: name,
    SoftwareType: machine === 'db01' ? 'Package' : 'Application',
    Publisher: machine === 'db01' ? 'Debian' : 'Contoso',
    CurrentVersion: version,
    _BilledSize: 800,
  });
const state = (hours: number, name: string, value: string) =>
  row('web01', hours, {
    ConfigDataType: 'WindowsServices',
    SvcName: name,
    SvcDisplayName: name,
    SvcStartupType: 'Auto',
    SvcState: value,
  });
const beat = (machine: Machine, hours: number, os: string) =>
  row(machine, hours, { Category: 'Azure Monitor Agent', OSType: os, Version: '1.36.0' });
const extension = (type: string, version: string, kind = 'microsoft.compute/virtualmachines') => ({
  type: `${kind}/extensions`,
  properties: { publisher: 'Microsoft.Azure.ChangeTrackingAndInventory', type, typeHandlerVersion: version },
});

const FIREWALL =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\PublicProfile';

/** Rows by table. */
export const SAMPLE_TABLES: Readonly<Record<string, readonly Row[]>> = {
  ConfigurationChange: [
    file('web01', 1, 'c:\\windows\\system32\\drivers\\etc\\hosts'),
    file('web01', 3, 'C:\\Windows\\System32\\drivers\\disk.sys'),
    file('db01', 2, '/etc/hosts', 'DateModified'),
    ...[4, 5, 6, 7].map((hours) => file('db01', hours, '/etc/cache.conf')),
    service('web01', 2, 'WindowsServices', 'W3SVC', 'Stopped'),
    service('db01', 8, 'Daemons', 'sshd', 'Stopped'),
    software('web01', 9, 'Added', 'Shop', '2.1'),
    software('db01', 9, 'Removed', 'nmap', '7.93'),
    registry(10, FIREWALL, 'EnableFirewall'),
  ],
  ConfigurationData: [
    installed('web01', 15, 'Shop', '2.0'),
    installed('web01', 5, 'Shop', '2.1'),
    installed('db01', 5, 'openssl', '3.0.15'),
    state(5, 'W3SVC', 'Stopped'),
    state(5, 'Dhcp', 'Running'),
  ],
  Heartbeat: [
    beat('web01', 0.01, 'Windows'),
    beat('web01', 2, 'Windows'),
    beat('db01', 0.02, 'Linux'),
    beat('old01', 30, 'Windows'),
    { ...beat('old01', 1, 'Windows'), Category: 'Direct Agent' },
  ],
  DCRLogErrors: [
    {
      TimeGenerated: at(1),
      _ResourceId: `${GROUP}/microsoft.insights/datacollectionrules/dcr-change-tracking`,
      InputStreamId: 'Microsoft-ConfigurationChange',
      OperationName: 'Ingestion',
      Message: 'Invalid record',
    },
  ],
  StorageBlobLogs: ['GetBlob', 'GetBlob', 'PutBlob'].map((operation) => ({
    TimeGenerated: at(1),
    Category: operation === 'PutBlob' ? 'StorageWrite' : 'StorageRead',
    OperationName: operation,
    ObjectKey: '/stcontent/changetrackingblob/web01/hosts',
    RequesterUpn: 'auditor@example.com',
    RequesterObjectId: '00000000-0000-0000-0000-0000000000b1',
    CallerIpAddress: '203.0.113.7:443',
    AuthenticationType: 'OAuth',
  })),
  resources: [
    extension('ChangeTracking-Windows', '2.23'),
    extension('ChangeTracking-Windows', '2.23'),
    extension('ChangeTracking-Linux', '2.20', 'microsoft.hybridcompute/machines'),
    { type: 'microsoft.compute/virtualmachines/extensions', properties: { publisher: 'Other', type: 'X' } },
  ],
};
