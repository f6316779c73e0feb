import { MonitorDataCollectionEndpoint } from '@cdktf/provider-azurerm/lib/monitor-data-collection-endpoint';
import { MonitorPrivateLinkScope } from '@cdktf/provider-azurerm/lib/monitor-private-link-scope';
import type { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import type { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { TerraformElement, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { pascalCase } from '../../core/letter-case';
import { MONITOR_SUBRESOURCE } from '../../facts/private-link';
import type { AcknowledgedWarnings } from '../../facts/warnings';
import { addPrivateEndpoint } from '../interfaces/private-endpoint';
import { checkLater, isLeftToCheck } from '../kit/check-later';
import { segmentOf } from '../kit/id-segments';
import { later } from '../kit/later';
import { acceptProps } from '../kit/props';
import { TerraformData } from '../kit/terraform-data';
import { refuseTwins } from '../kit/twins';
import { unchanged } from '../kit/unchanged';
import { checkChain } from './chain-findings';
import { privateIngestionProblems, privateIngestionReferenceProblems } from './private-ingestion-checks';
import { endpointName, machineLocationsOf, privateEndpointName, scopeName } from './private-ingestion-names';
import type {
  ExistingEndpoint,
  IPrivateIngestion,
  MonitorPrivateEndpoint,
  PrivateIngestionProps,
  PrivateIngestionReference,
} from './private-ingestion-props';
import { type LinkScope, linkToScope } from './scope-links';

/**
 * What machines need to report through private networks: data collection endpoints without public access, one in each
 * location of machines and one that data is sent to, and a private link scope with a private endpoint that leads to them
 * and to the workspace. The workspace stays open until its `internetIngestionEnabled` is `false`.
 */
export class PrivateIngestion extends Construct implements IPrivateIngestion {
  /**
   * Imports endpoints that exist and are linked to a private link scope.
   * @throws if an id is not that of a data collection endpoint in the upper and lower case that Azure uses
   */
  static fromEndpointIds(scope: Construct, id: string, reference: PrivateIngestionReference): IPrivateIngestion {
    const imported = new Construct(scope, id);
    const { path } = imported.node;
    acceptProps(path, 'PrivateIngestion.fromEndpointIds', reference, privateIngestionReferenceProblems);
    return { ...reference, dependables: [] };
  }

  readonly ingestionEndpointId: string;
  readonly configurationEndpointIds: Readonly<Record<string, string>>;
  readonly dependables: readonly TerraformElement[];
  /** The new endpoint that data is sent to. */
  readonly ingestionEndpoint?: MonitorDataCollectionEndpoint;
  /** The new endpoints for configuration, by location. */
  readonly configurationEndpoints: Readonly<Record<string, MonitorDataCollectionEndpoint>>;
  /** The private link scope, if it is created here. */
  readonly resource?: MonitorPrivateLinkScope;
  /** What is linked to the scope: the endpoints, and the workspace. */
  readonly links: readonly MonitorPrivateLinkScopedService[];
  readonly privateEndpoint?: PrivateEndpoint;
  /** @internal */
  readonly _acknowledged: AcknowledgedWarnings | undefined;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: PrivateIngestionProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'PrivateIngestion', props, privateIngestionProblems);
    props = accepted.props;
    const { workspace, privateEndpoint, existingEndpoints = {}, linkWorkspace = true } = props;
    this._acknowledged = props.acknowledgedWarnings;

    this.ingestionEndpoint =
      props.ingestionEndpoint === undefined
        ? this.addEndpoint(
            'Ingestion',
            endpointName(props, workspace.location, '-ingestion'),
            workspace.location,
            props,
          )
        : undefined;
    const ingestion = endpointOf(this.ingestionEndpoint, props.ingestionEndpoint);
    this.configurationEndpoints = Object.fromEntries(
      machineLocationsOf(props).map((location) => [
        location,
        this.addEndpoint(pascalCase(location), endpointName(props, location), location, props),
      ]),
    );
    const configuration = new Map([
      ...Object.entries(this.configurationEndpoints).map(([location, made]) => [location, endpointOf(made)] as const),
      ...Object.entries(existingEndpoints),
    ]);
    this.ingestionEndpointId = ingestion.endpointId;
    this.configurationEndpointIds = Object.fromEntries(
      [...configuration].map(([location, { endpointId }]) => [location, endpointId]),
    );

    this.resource = props.privateLinkScope?.privateLinkScopeId === undefined ? this.addScope(props) : undefined;
    const privateLinkScope = this.scopeOf(props);
    const endpoints = [['ingestion', ingestion] as const, ...configuration].filter(([, one]) => one.link !== false);
    this.links = linkToScope(new Construct(this, 'Links'), privateLinkScope, [
      ...(linkWorkspace ? [{ id: 'Workspace', resourceId: workspace.workspaceId }] : []),
      ...endpoints.map(([purpose, { endpointId }]) => ({
        id: pascalCase(purpose),
        resourceId: endpointId,
        prefix: `${purpose}-`,
      })),
    ]);
    this.privateEndpoint = privateEndpoint && this.addPrivateEndpoint(privateEndpoint, props, privateLinkScope);
    this.dependables = this.privateEndpoint ? [...this.links, this.privateEndpoint] : this.links;
    this.checkLeft(accepted.unchecked);
    checkChain(this);
  }

  /** An endpoint is in use until everything that refers to it refers to another one. */
  private addEndpoint(
    id: string,
    name: string,
    location: string,
    props: PrivateIngestionProps,
  ): MonitorDataCollectionEndpoint {
    const resourceGroupName = props.resourceGroupName ?? props.workspace.resourceGroupName;
    const precondition = unchanged(
      new Construct(this, `${id}Endpoint`),
      {
        called: `the data collection endpoint '${name}'`,
        identity: { name },
        why: 'that replaces the endpoint, whose link has the same name',
      },
      [{ prop: 'resourceGroupName', value: resourceGroupName, remedy: 'Set another endpointPrefix together with it.' }],
    );
    const endpoint = new MonitorDataCollectionEndpoint(this, id, {
      name,
      location,
      resourceGroupName,
      publicNetworkAccessEnabled: false,
      tags: props.tags,
      lifecycle: { createBeforeDestroy: true, precondition },
    });
    refuseTwins(endpoint, 'set another endpointPrefix on one of them');
    return endpoint;
  }

  private addScope(props: PrivateIngestionProps): MonitorPrivateLinkScope {
    const { privateLinkScope: { ingestionAccessMode, queryAccessMode } = {}, workspace, tags } = props;
    const resource = new MonitorPrivateLinkScope(this, 'Resource', {
      name: scopeName(props),
      resourceGroupName: props.resourceGroupName ?? workspace.resourceGroupName,
      ingestionAccessMode: ingestionAccessMode ?? 'Open',
      queryAccessMode: queryAccessMode ?? 'Open',
      tags,
    });
    refuseTwins(resource);
    return resource;
  }

  private scopeOf({ privateLinkScope }: PrivateIngestionProps): LinkScope {
    const { resource } = this;
    if (resource !== undefined) {
      const resourceGroupName = resource.resourceGroupNameInput as string;
      return { id: later(() => resource.id), name: later(() => resource.name), resourceGroupName };
    }
    const id = privateLinkScope?.privateLinkScopeId as string;
    return { id, name: segmentOf(id, 8), resourceGroupName: segmentOf(id, 4) };
  }

  private addPrivateEndpoint(
    { subnetId, location, name, privateDnsZoneIds }: MonitorPrivateEndpoint,
    props: PrivateIngestionProps,
    scope: LinkScope,
  ): PrivateEndpoint {
    const { workspace, tags } = props;
    const values = { subnetId, location: location ?? workspace.location };
    const remedy = 'Set another privateEndpoint.name together with it.';
    const endpoint = addPrivateEndpoint(this, 'PrivateEndpoint', {
      ...values,
      name: privateEndpointName({ subnetId, name }, this.resource ? scopeName(props) : scope.name),
      resourceGroupName: props.resourceGroupName ?? workspace.resourceGroupName,
      zones: privateDnsZoneIds,
      tags,
      connection: { name: MONITOR_SUBRESOURCE, resourceId: scope.id, subresource: MONITOR_SUBRESOURCE },
      after: this.links,
      memory: new Construct(this, 'Endpoint'),
      kept: Object.entries(values).map(([prop, value]) => ({ prop: `privateEndpoint.${prop}`, value, remedy })),
    });
    refuseTwins(endpoint);
    return endpoint;
  }

  private checkLeft(unchecked: Parameters<typeof checkLater>[1]): void {
    const created: readonly (TerraformResource | undefined)[] = [
      this.ingestionEndpoint,
      ...Object.values(this.configurationEndpoints),
      ...this.links,
    ];
    const first = created.find((resource) => resource !== undefined);
    if (first !== undefined) checkLater(first, unchecked, this.node.path);
    else if (isLeftToCheck(unchecked))
      checkLater(new TerraformData(new Construct(this, 'Props'), 'Resource'), unchecked, this.node.path);
  }
}

function endpointOf(made: MonitorDataCollectionEndpoint | undefined, existing?: ExistingEndpoint): ExistingEndpoint {
  return made === undefined ? (existing as ExistingEndpoint) : { endpointId: later(() => made.id) };
}
