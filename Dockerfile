# Everything that is needed to build and to test.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/component-ts-lite/package.json packages/component-ts-lite/
COPY packages/graph-emulator/package.json packages/graph-emulator/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

# The README's demo and tests, for docker-compose.yml.
FROM build AS demo
CMD ["npm", "run", "demo"]

FROM build AS test
CMD ["npm", "test"]

# Production dependencies only; the emulator is none.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/component-ts-lite/package.json packages/component-ts-lite/
COPY packages/graph-emulator/package.json packages/graph-emulator/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/@keboola/graph-emulator packages/graph-emulator

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app ./
COPY --from=build /app/packages/component-ts-lite/dist packages/component-ts-lite/dist
COPY --from=build /app/dist dist
COPY LICENSE docker-entrypoint.sh ./
ENTRYPOINT ["/app/docker-entrypoint.sh"]
