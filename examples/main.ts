import { App } from 'cdktf';
import { ArcOnly } from './arc-only/main';
import { AuditFirst } from './audit-first/main';
import { Checks } from './checks/main';
import { addEstate } from './estate/main';
import { ExistingWorkspace } from './existing-workspace/main';
import { GettingStarted } from './getting-started/main';
import { HubAndSpoke } from './hub-and-spoke/main';
import { LandingZone } from './landing-zone/main';
import { Minimal } from './minimal/main';
import { Operations } from './operations/main';
import { Rollout } from './rollout/main';
import { SettingsFile } from './settings-file/main';

/** Every example in one app, which is what `cdktf.json` runs. Each of them is also an app of its own. */
const app = new App();
new GettingStarted(app, 'getting-started');
new Minimal(app, 'minimal');
new LandingZone(app, 'landing-zone');
new ExistingWorkspace(app, 'existing-workspace');
new ArcOnly(app, 'arc-only');
new SettingsFile(app, 'settings-file');
new AuditFirst(app, 'audit-first');
new Rollout(app, 'rollout');
new Checks(app, 'checks');
new Operations(app, 'operations');
new HubAndSpoke(app, 'hub-and-spoke');
addEstate(app);
app.synth();
