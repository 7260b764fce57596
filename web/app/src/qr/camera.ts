// The camera: asked for when somebody presses, the one at the back first, and off again the moment it is not looked through.
export type CameraProblem =
  | 'refused' // somebody said no, for good
  | 'dismissed' // the question was closed without an answer
  | 'none'
  | 'in-use'
  | 'not-offered' // plain http, or a browser without
  | 'lost'; // unplugged, or taken by the system while we looked

export type Camera = {
  stream: MediaStream;
  id: string | undefined;
  choices: readonly {id: string; label: string}[];
  hasTorch: boolean;
};

export async function openCamera(wanted: string | undefined): Promise<Camera | CameraProblem> {
  // Missing on a page that is not secure.
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (!devices) return 'not-offered';
  // Enough points for a code that fills a fifth of the picture; more would only be slower to read.
  const size = {width: {ideal: 1920}, height: {ideal: 1080}};
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia({
      video: wanted ? {...size, deviceId: {exact: wanted}} : {...size, facingMode: {ideal: 'environment'}},
      audio: false,
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    // The camera chosen a moment ago is gone: any other.
    if (name === 'OverconstrainedError' && wanted) return openCamera(undefined);
    return problemOf(name);
  }
  const [track] = stream.getVideoTracks();
  const inputs = (await devices.enumerateDevices()).filter((each) => each.kind === 'videoinput');
  return {
    stream,
    id: track?.getSettings().deviceId,
    choices: inputs.map((each, at) => ({id: each.deviceId, label: each.label || `Camera ${at + 1}`})),
    hasTorch: track !== undefined && 'torch' in capabilitiesOf(track),
  };
}

export function closeCamera(camera: Camera): void {
  for (const track of camera.stream.getTracks()) track.stop();
}

export async function setTorch(camera: Camera, on: boolean): Promise<void> {
  const [track] = camera.stream.getVideoTracks();
  const light: object = {torch: on}; // no part of the browsers' type lists yet
  await track?.applyConstraints({advanced: [light]});
}

function capabilitiesOf(track: MediaStreamTrack): object {
  // Firefox has it since 132 only.
  return (track as Partial<MediaStreamTrack>).getCapabilities?.call(track) ?? {};
}

async function problemOf(name: string): Promise<CameraProblem> {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return (await isDeniedForGood()) ? 'refused' : 'dismissed';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotSupportedError':
    case 'TypeError':
      return 'not-offered';
    default:
      return 'in-use'; // NotReadableError and AbortError: the system has it and does not hand it over
  }
}

async function isDeniedForGood(): Promise<boolean> {
  try {
    const {state} = await navigator.permissions.query({name: 'camera'});
    return state === 'denied';
  } catch {
    return true; // a browser that does not tell
  }
}
