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
# The bundle holds its dependencies.
COPY --from=build /app/dist/main.js dist/
COPY LICENSE package.json as-owner.sh docker-entrypoint.sh ./
ENTRYPOINT ["/app/docker-entrypoint.sh"]
