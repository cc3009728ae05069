# Everything that is needed to build and to test.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/component-ts-lite/package.json packages/component-ts-lite/
COPY packages/graph-emulator/package.json packages/graph-emulator/
COPY packages/http-cassette/package.json packages/http-cassette/
COPY packages/strtotime/package.json packages/strtotime/
COPY packages/create-component/package.json packages/create-component/createComponent.mjs packages/create-component/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

# The README's demo and tests, for docker-compose.yml.
FROM build AS demo
ENTRYPOINT ["/app/as-owner.sh"]
CMD ["node", "packages/graph-emulator/dist/cli.js", "--preset", "demo", "--", "node", "dist/main.js"]

FROM build AS test
CMD ["npm", "test"]

# Production dependencies only, without their own tests and types; the emulator is none.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/component-ts-lite/package.json packages/component-ts-lite/
COPY packages/graph-emulator/package.json packages/graph-emulator/
COPY packages/http-cassette/package.json packages/http-cassette/
COPY packages/strtotime/package.json packages/strtotime/
COPY packages/create-component/package.json packages/create-component/createComponent.mjs packages/create-component/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@keboola/graph-emulator packages/graph-emulator \
    node_modules/@keboola/create-component packages/create-component \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM node:24-bookworm-slim
ARG VERSION=1.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Instagram extractor" \
  org.opencontainers.image.description="Keboola component that extracts Instagram Business data through the Graph API into CSV tables" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$REVISION" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.base.name="docker.io/library/node:24-bookworm-slim"
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app ./
COPY --from=build /app/packages/component-ts-lite/dist packages/component-ts-lite/dist
COPY --from=build /app/packages/http-cassette/dist packages/http-cassette/dist
COPY --from=build /app/packages/strtotime/dist packages/strtotime/dist
COPY --from=build /app/dist dist
COPY LICENSE as-owner.sh docker-entrypoint.sh ./
ENTRYPOINT ["/app/docker-entrypoint.sh"]
