// The window of the extension in which codes are compared: beside the workspace's page, and closed to it.
const address = chrome.runtime.getURL('popup.html#window');

export async function isWindowOpen(): Promise<boolean> {
  return (await opened()) !== undefined;
}

export async function showWindow(): Promise<void> {
  const window = await opened();
  if (window !== undefined) {
    await chrome.windows.update(window, {focused: true});
    return;
  }
  try {
    await chrome.windows.create({url: address, type: 'popup', width: 420, height: 460, focused: true});
  } catch {
    await chrome.tabs.create({url: address}); // where there are no windows
  }
}

async function opened(): Promise<number | undefined> {
  const contexts = await chrome.runtime.getContexts({contextTypes: ['TAB']});
  return contexts.find(({documentUrl}) => documentUrl === address)?.windowId;
}
