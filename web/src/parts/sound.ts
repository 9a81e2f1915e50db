import { useSyncExternalStore } from 'react'

/** Two short tones, made here: no sound file, and nothing that a mute button of another page would silence. */
let context: AudioContext | null = null

const TONES = [880, 1_175] as const
const TONE_SECONDS = 0.18
const VOLUME = 0.25

export function sound(): void {
  context ??= new AudioContext()
  // A browser lets a page be heard only after somebody has touched it.
  if (context.state === 'suspended') void context.resume()
  const { currentTime } = context
  TONES.forEach((hertz, index) => play(context, hertz, currentTime + index * TONE_SECONDS))
}

function play(audio: AudioContext | null, hertz: number, at: number): void {
  if (audio === null) return
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(VOLUME, at + 0.02)
  gain.gain.linearRampToValueAtTime(0, at + TONE_SECONDS)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + TONE_SECONDS)
}

const STORED = 'menshen.sound'
const listeners = new Set<() => void>()

const isWanted = (): boolean => localStorage.getItem(STORED) !== 'off'
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function choose(isOn: boolean): void {
  localStorage.setItem(STORED, isOn ? 'on' : 'off')
  listeners.forEach((listener) => listener())
  // Switching it on lets it be heard once: whoever sits here knows how it sounds.
  if (isOn) sound()
}

/** Whether the alarm is to be heard on this machine. */
export const useSoundChoice = () => ({ isOn: useSyncExternalStore(subscribe, isWanted), choose })
