/** Records the HTTP traffic of a run without its secrets, and replays it without a network. */
export type { ApiRules, IdRules, TextRules } from './apiRules';
export { CassetteError, readCassette } from './cassetteFile';
export type { Cassette, Interaction, ReadOptions } from './cassetteFile';
export { newKey } from './keyedHash';
export { startRecording } from './recordTransport';
export type { Recording, RecordingFile, RecordingOptions } from './recordTransport';
export { replayClock } from './replayClock';
export type { ReplayClock } from './replayClock';
export { replayTransport } from './replayTransport';
export type { ReplayOptions } from './replay';
export { recorded } from './recordedFetch';
export type { RecordedFetch, RecordedFetchOptions } from './recordedFetch';
export type { HttpRequest, HttpResponse, Transport } from './transport';
