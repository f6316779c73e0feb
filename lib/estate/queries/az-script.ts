import { GRAPH_LIMITS, INSPECTION_SOURCES } from '../../facts/inspection-queries';
import { ROLES } from '../../facts/roles';

const { rows, subscriptions, managementGroups } = GRAPH_LIMITS;

/**
 * The script that runs the queries with the Azure CLI, for bash 3.2 and later: macOS has no newer one. It needs nothing
 * else: what it takes from an answer it takes from the JSON that `az` prints, which is always indented by two.
 */
export function azScript(queries: readonly string[]): string {
  return `#!/usr/bin/env bash
# Runs the queries of this folder with the Azure CLI and saves their results. It only reads. See README.md.
set -euo pipefail
umask 077 # results name every machine of the estate

stop() {
  printf 'export.sh: %s\\n' "$1" >&2
  exit 2
}

usage='usage: bash export.sh [--results <folder>] [--management-group <name>]... [--workspace <guid>]... [--parts <number>]'
here=$(cd -- "$(dirname -- "\${BASH_SOURCE[0]}")" && pwd)
results=$here/results
groups=()
workspaces=()
parts=1
while [ $# -gt 0 ]; do
  case $1 in
    --results | --management-group | --workspace | --parts) [ $# -gt 1 ] || stop "$1 needs a value; $usage" ;;
    *) stop "unknown argument '$1'; $usage" ;;
  esac
  case $1 in
    --results) results=$2 ;;
    --management-group) groups+=("$2") ;;
    --workspace)
      [[ $2 =~ ^[0-9a-fA-F-]{36}$ ]] || stop "--workspace must be the GUID of a workspace, got '$2'"
      workspaces+=("$2")
      ;;
    --parts)
      [[ $2 =~ ^[1-9][0-9]{0,2}$ ]] || stop "--parts must be a number from 1 to 999, got '$2'"
      parts=$2
      ;;
  esac
  shift 2
done

command -v az >/dev/null || stop "the Azure CLI is not installed"
tenant=$(az account show --query tenantId --output tsv </dev/null | tr -d '\\r') || stop "sign in first: az login"
for extension in resource-graph log-analytics; do
  az extension show --name "$extension" </dev/null >/dev/null 2>&1 || stop "a part of the Azure CLI is not installed: az extension add --name $extension"
done

mkdir -p -- "$results"
results=$(cd -- "$results" && pwd)
for file in "$results"/*.json; do
  [ ! -e "$file" ] || stop "$results has results of an earlier run: give another folder with --results"
done
cd -- "$here"
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
failures=0

# Runs az up to three times. The file is written only if az succeeds.
run_az() {
  local file=$1 attempt
  shift
  for attempt in 1 2 3; do
    if az "$@" --only-show-errors --output json </dev/null >"$scratch/answer"; then
      mv -- "$scratch/answer" "$file"
      return
    fi
    [ "$attempt" = 3 ] || sleep "\${RETRY_SECONDS:-5}"
  done
  return 1
}

# Says what is missing, here and in the file that would have had it, and goes on.
missing() {
  local file=$1 what=$2
  failures=$((failures + 1))
  printf 'export.sh: %s: not exported\\n' "$what" >&2
  printf '{ "error": { "code": "NotExported", "message": "%s" } }\\n' "$what" >"$file"
}

# A number or text of the envelope of a page, without those of the rows in it.
envelope() { tr -d '\\r' <"$2" | sed -n "s/^  \\"$1\\": \\"\\{0,1\\}\\([^\\",]*\\)\\"\\{0,1\\},\\{0,1\\}\\$/\\1/p"; }

# Saves all pages of a query in some scopes: name.json, name-2.json, and so on.
export_pages() {
  local folder=$1 name=$2 token='' file count
  shift 2
  while :; do
    page=$((page + 1))
    file=$folder/$name.json
    [ "$page" = 1 ] || file=$folder/$name-$page.json
    if ! run_az "$file" graph query --graph-query "@$name.kql" --first ${rows} \${token:+--skip-token "$token"} "$@"; then
      missing "$file" "$name, page $page"
      return 0
    fi
    count=$(envelope count "$file")
    if [ -z "$count" ]; then
      missing "$file" "$name, page $page (az extension update --name resource-graph: its answer has no pages)"
      return 0
    fi
    found=$((found + count))
    token=$(envelope skip_token "$file")
    if [ -z "$token" ] || [ "$token" = null ]; then return 0; fi
  done
}

# Runs a query in all scopes, as many in a call as Resource Graph allows.
export_query() {
  local start
  page=0
  found=0
  for ((start = 0; start < \${#scopes[@]}; start += per_call)); do
    export_pages "$1" "$2" "$scope_option" "\${scopes[@]:start:per_call}"
  done
}

scopes=()
if [ \${#groups[@]} -gt 0 ]; then
  scope_option=--management-groups per_call=${managementGroups}
  scopes=("\${groups[@]}")
else
  scope_option=--subscriptions per_call=${subscriptions}
  az account list --query "[?tenantId=='$tenant' && state=='Enabled'].id" --output tsv </dev/null | tr -d '\\r' >"$scratch/subscriptions"
  while read -r id; do scopes+=("$id"); done <"$scratch/subscriptions"
  [ \${#scopes[@]} -gt 0 ] || stop "no enabled subscription in the tenant $tenant"
  echo "Without --management-group, assignments, exemptions and roles of management groups are not exported."
fi

for name in ${queries.join(' ')}; do
  export_query "$results" "$name"
  echo "$name: $found rows in $page files"
done

if [ \${#workspaces[@]} -eq 0 ]; then
  export_query "$scratch" destinations
  cat -- "$scratch"/destinations*.json | tr -d '\\r' | tr 'A-F' 'a-f' |
    sed -n 's/^ *"workspaceId": "\\([0-9a-f-]\\{36\\}\\)",\\{0,1\\}$/\\1/p' | sort -u >"$scratch/workspaces"
  while read -r guid; do workspaces+=("$guid"); done <"$scratch/workspaces"
  if [ \${#workspaces[@]} -eq 0 ]; then
    failures=$((failures + 1))
    echo "export.sh: no rule of change tracking names a workspace: give --workspace <guid> to see which machines report" >&2
  fi
fi
# Asks a workspace in parts: Log Analytics returns what fits, without an error.
report() {
  local guid=$1 part file query
  for ((part = 0; part < parts; part++)); do
    file=$results/reporting-$guid.json query=@reporting.kql
    if [ "$part" -gt 0 ]; then file=$results/reporting-$guid-$((part + 1)).json; fi
    if [ "$parts" -gt 1 ]; then query="$(tr '\\n' ' ' <reporting.kql)| where hash(ResourceId, $parts) == $part"; fi
    if run_az "$file" monitor log-analytics query --workspace "$guid" --analytics-query "$query"; then
      echo "reporting: workspace $guid, part $((part + 1)) of $parts"
    else
      missing "$file" "reporting, workspace $guid (needs ${ROLES[INSPECTION_SOURCES.logAnalytics.role].name})"
    fi
  done
}
for guid in \${workspaces[@]+"\${workspaces[@]}"}; do report "$guid"; done

if [ "$failures" -gt 0 ]; then
  echo "export.sh: $failures parts are missing in $results" >&2
  exit 1
fi
echo "All results are in $results"
`;
}
