/** Keeps the page itself on the phone; where the browser has no workers (plain http, private) it needs the network. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  try {
    await navigator.serviceWorker.register('/worker.js')
  } catch {
    // The page works as any other; the strip on top says when there is no network.
    return
  }
}
