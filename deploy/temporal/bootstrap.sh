#!/bin/sh
# Makes the namespace and the search attributes that Spotter writes. Safe to run again.
set -eu

# A new namespace is known everywhere only after some seconds, and a new server takes some to answer.
persistently() {
    attempt=1
    until "$@"; do
        if [ "$attempt" -ge 60 ]; then
            echo "gave up after $attempt attempts: $*" >&2
            exit 1
        fi
        attempt=$((attempt + 1))
        sleep 2
    done
}

namespace() {
    temporal operator namespace describe --namespace "$NAMESPACE" >/dev/null 2>&1 ||
        temporal operator namespace create --namespace "$NAMESPACE" --retention "$RETENTION"
}

attributes() {
    temporal operator search-attribute create --namespace "$NAMESPACE" \
        --name ClubId --type Keyword --name ConversationStatus --type Keyword --name AwaitingPerson --type Bool
}

persistently temporal operator cluster health
persistently namespace
persistently attributes
