import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';

const app = new App();
const stack = new TerraformStack(app, 'minimal');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
new ResourceGroup(stack, 'ResourceGroup', { name: 'rg-change-tracking', location: 'westeurope' });
app.synth();
