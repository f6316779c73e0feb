import { textOf } from '../../lib/core/problems';
import { regionWarnings } from '../../lib/settings/region-warnings';

describe('regionWarnings', () => {
  test.each([
    [
      'westus3',
      "location 'westus3' is not among the workspace regions the documentation lists (Microsoft's support matrix); no source says that others fail; nearest supported: 'westus2', 'southcentralus'",
    ],
    [
      'westeurop',
      "location 'westeurop' is not among the workspace regions the documentation lists (Microsoft's support matrix); no source says that others fail; did you mean 'westeurope'?",
    ],
    [
      'constructor',
      "location 'constructor' is not among the workspace regions the documentation lists (Microsoft's support matrix); no source says that others fail",
    ],
    [
      'usgovvirginia',
      "location 'usgovvirginia' is in Azure Government, where onboarding is documented through the portal only (Microsoft's support matrix)",
    ],
    [
      'chinanorth3',
      "location 'chinanorth3' is in Azure China, where change tracking with the Azure Monitor Agent is not supported",
    ],
  ])('warns of %s', (location, message) => {
    const warnings = regionWarnings(['location'], location);
    expect(warnings.map((warning) => ({ id: warning.id, message: textOf(warning) }))).toEqual([
      { id: 'workspace-region', message },
    ]);
  });

  test.each(['westeurope', 'eastus', '${var.location}'])('does not warn of %s', (location) => {
    expect(regionWarnings(['location'], location)).toEqual([]);
  });
});
