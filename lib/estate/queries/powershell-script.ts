import { GRAPH_LIMITS, INSPECTION_SOURCES } from '../../facts/inspection-queries';
import { ROLES } from '../../facts/roles';

const { rows, managementGroups } = GRAPH_LIMITS;

/** The script that runs the queries with Az PowerShell. Its results have the form of those of the Azure CLI. */
export function powershellScript(queries: readonly string[]): string {
  return `#Requires -Version 7.0
#Requires -Modules Az.Accounts, @{ ModuleName = 'Az.ResourceGraph'; ModuleVersion = '0.12.0' }, Az.OperationalInsights
# Runs the queries of this folder with Az PowerShell and saves their results. It only reads. See README.md.
[CmdletBinding()]
param(
    # Folder of the results.
    [string] $Results = (Join-Path $PSScriptRoot 'results'),
    # Names of management groups; without them the whole tenant is read.
    [ValidateCount(0, ${managementGroups})] [string[]] $ManagementGroup = @(),
    # GUIDs of workspaces; without them those that rules of change tracking send to.
    [guid[]] $Workspace = @(),
    # In how many parts to ask a workspace: Log Analytics returns what fits, without an error.
    [ValidateRange(1, 999)] [int] $Parts = 1
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if ($null -eq (Get-AzContext)) { throw 'Sign in first: Connect-AzAccount' }
$folder = (New-Item -ItemType Directory -Force -Path $Results).FullName
if (Get-ChildItem -LiteralPath $folder -Filter '*.json') {
    throw "$folder has results of an earlier run: give another folder with -Results"
}
$scope = @{ UseTenantScope = $true }
if ($ManagementGroup.Count -gt 0) { $scope = @{ ManagementGroup = $ManagementGroup } }
$script:failures = 0

function Save-Json([string] $File, [object] $Value) {
    [IO.File]::WriteAllText($File, (ConvertTo-Json -InputObject $Value -Depth 100))
}

# Runs a command up to three times. It sets $script:answer: PowerShell would take an answer of pages apart on return.
function Invoke-Retry([scriptblock] $Command) {
    foreach ($attempt in 1..3) {
        try { & $Command; return } catch {
            if ($attempt -eq 3) { throw }
            Start-Sleep -Seconds 5
        }
    }
}

# Says what is missing, here and in the file that would have had it, and goes on.
function Save-Missing([string] $File, [string] $What, [string] $Reason) {
    $script:failures++
    Write-Warning "\${What}: not exported: $Reason"
    if ($File) { Save-Json $File ([ordered]@{ error = [ordered]@{ code = 'NotExported'; message = $What } }) }
}

# Passes on the rows of all pages of a query, and saves each page: name.json, name-2.json, and so on.
function Export-Pages([string] $Name, [switch] $RowsOnly) {
    $query = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot "$Name.kql")
    $page = 0
    $token = $null
    do {
        $page++
        $file = Join-Path $folder ($page -eq 1 ? "$Name.json" : "$Name-$page.json")
        $next = $null -eq $token ? @{} : @{ SkipToken = $token }
        try { Invoke-Retry { $script:answer = Search-AzGraph -Query $query -First ${rows} @scope @next } } catch {
            Save-Missing ($RowsOnly ? '' : $file) "$Name, page $page" $_.Exception.Message
            return
        }
        $token = $script:answer.SkipToken
        $data = @($script:answer.Data)
        if ($RowsOnly) { $data } else {
            Save-Json $file ([ordered]@{ count = $data.Count; data = $data; skip_token = $token })
            Write-Host "\${Name}: page $page, $($data.Count) rows"
        }
    } while ($token)
}

foreach ($name in '${queries.join("', '")}') { Export-Pages $name }

$guids = @($Workspace | ForEach-Object { $_.ToString() })
if ($guids.Count -eq 0) {
    $guids = @(Export-Pages 'destinations' -RowsOnly | ForEach-Object { $_.workspaceId } | Where-Object { $_ } |
            ForEach-Object { $_.ToLowerInvariant() } | Sort-Object -Unique)
}
if ($guids.Count -eq 0) {
    $script:failures++
    Write-Warning 'No rule of change tracking names a workspace: give -Workspace <guid> to see which machines report.'
}
$reporting = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot 'reporting.kql')
foreach ($guid in $guids) {
    foreach ($part in 1..$Parts) {
        $file = Join-Path $folder ($part -eq 1 ? "reporting-$guid.json" : "reporting-$guid-$part.json")
        $query = $Parts -eq 1 ? $reporting : "$reporting| where hash(ResourceId, $Parts) == $($part - 1)"
        try {
            Invoke-Retry { $script:answer = Invoke-AzOperationalInsightsQuery -WorkspaceId $guid -Query $query }
            Save-Json $file @($script:answer.Results)
            Write-Host "reporting: workspace $guid, part $part of $Parts"
        } catch {
            Save-Missing $file "reporting, workspace $guid (needs ${ROLES[INSPECTION_SOURCES.logAnalytics.role].name})" $_.Exception.Message
        }
    }
}

if ($script:failures -gt 0) {
    Write-Warning "$($script:failures) parts are missing in $folder"
    exit 1
}
Write-Host "All results are in $folder"
`;
}
