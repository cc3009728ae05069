#!/usr/bin/env bash
# Brings component_config to the Developer Portal: the forms, the list of actions that they may call, the descriptions.
# The platform's shared pipeline runs the script under this name, with KBC_DEVELOPERPORTAL_USERNAME and _PASSWORD of the
# vendor's service account, _VENDOR and _APP. All files are read before the first property is changed.
set -euo pipefail
cd "$(dirname "$0")/../../component_config"

# renovate: datasource=docker depName=quay.io/keboola/developer-portal-cli-v2
cli=quay.io/keboola/developer-portal-cli-v2:latest

for name in USERNAME PASSWORD VENDOR APP; do
  variable=KBC_DEVELOPERPORTAL_$name
  if [ -z "${!variable:-}" ]; then
    echo "Set $variable" >&2
    exit 1
  fi
done

properties=(
  shortDescription component_short_description.md
  longDescription component_long_description.md
  configurationDescription configuration_description.md
  configurationSchema configSchema.json
  configurationRowSchema configRowSchema.json
  actions actions.md
  uiOptions uiOptions.md
  logger logger
  loggerConfiguration loggerConfiguration.json
  licenseUrl licenseUrl.md
  documentationUrl documentationUrl.md
  sourceCodeUrl sourceCodeUrl.md
)

holds_json() {
  case $1 in
    *.json | actions.md | uiOptions.md) return 0 ;;
    *) return 1 ;;
  esac
}

check() {
  if [ ! -s "$1" ]; then
    echo "component_config/$1 is missing or empty: nothing was changed" >&2
    exit 1
  fi
  if holds_json "$1" && ! node -e 'JSON.parse(fs.readFileSync(process.argv[1], "utf8"))' "$1" 2>/dev/null; then
    echo "component_config/$1 is not JSON: nothing was changed" >&2
    exit 1
  fi
}

# The command prints the value that it sends; what it says is shown only where it fails.
update() {
  local property=$1 file=$2 said
  if ! said=$(docker run --rm --env KBC_DEVELOPERPORTAL_USERNAME --env KBC_DEVELOPERPORTAL_PASSWORD "$cli" \
    update-app-property "$KBC_DEVELOPERPORTAL_VENDOR" "$KBC_DEVELOPERPORTAL_APP" "$property" --value="$(<"$file")" 2>&1); then
    echo "$said" >&2
    return 1
  fi
  echo "$property is updated from component_config/$file"
}

for ((i = 1; i < ${#properties[@]}; i += 2)); do
  check "${properties[i]}"
done
check createConfigurationRowSchema.json

for ((i = 0; i < ${#properties[@]}; i += 2)); do
  if ! update "${properties[i]}" "${properties[i + 1]}"; then
    echo "The Developer Portal does not take ${properties[i]}; it was not changed, nor what comes after it" >&2
    exit 1
  fi
done
# Not every portal has the form of a new row. Without it a new row begins with all fields, so a release goes on.
update createConfigurationRowSchema createConfigurationRowSchema.json ||
  echo "The Developer Portal does not take createConfigurationRowSchema; the form of a new row stays as it was" >&2
