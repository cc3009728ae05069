# Everything that is needed to build and to test.
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/component-ts-lite/package.json packages/component-ts-lite/
COPY packages/graph-emulator/package.json packages/graph-emulator/
COPY packages/http-cassette/package.json packages/http-cassette/
COPY packages/strtotime/package.json packages/strtotime/
COPY packages/studio/package.json packages/studio/
COPY packages/create-component/package.json packages/create-component/createComponent.mjs packages/create-component/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

# The README's demo and tests, for docker-compose.yml.
FROM build AS demo
ENTRYPOINT ["/app/as-owner.sh"]
CMD ["node", "packages/graph-emulator/dist/cli.js", "--preset", "demo", "--", "node", "dist/main.js"]

# The studio; its port is published on loopback only, and it answers that name only.
FROM build AS studio
ENV KBC_DATADIR=/data
EXPOSE 4750
ENTRYPOINT ["/app/as-owner.sh"]
CMD ["node", "packages/studio/dist/main.js", "--folder", "/data/studio", "--host", "0.0.0.0"]

# With Chromium for the tests of the studio, and git for those of a release.
FROM build AS test
RUN apt-get update && apt-get install -y --no-install-recommends chromium git && rm -rf /var/lib/apt/lists/*
CMD ["npm", "test"]

FROM node:24-trixie-slim
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Instagram extractor" \
  org.opencontainers.image.description="Keboola component that extracts Instagram Business data through the Graph API into CSV tables" \
  org.opencontainers.image.source="https://github.com/keboola/keboola-ex-instagram" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$REVISION" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.base.name="docker.io/library/node:24-trixie-slim"
ENV NODE_ENV=production
WORKDIR /app
# The bundle holds its dependencies; the notices that their licences ask for, and the list of them, go with it.
COPY --from=build /app/dist/main.js /app/dist/THIRD_PARTY_LICENSES /app/dist/sbom.cdx.json dist/
COPY LICENSE package.json as-owner.sh docker-entrypoint.sh ./
ENTRYPOINT ["/app/docker-entrypoint.sh"]
