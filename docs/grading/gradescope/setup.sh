#!/usr/bin/env bash
# Gradescope runs this once, when it builds the autograder's image: installs a JDK and builds Gradus.
set -euo pipefail
if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
    apt-get update
    apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven bubblewrap
fi
source=${AUTOGRADER:-/autograder}/source
cd "$source/gradus"
./gradus --version
