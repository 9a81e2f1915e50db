import fc from 'fast-check'
import { minutesAfter } from '../../lib/duration'
import { distanceMeters, type Point } from '../geo'
import { unknownPlace } from '../place'
import type { OfficerCandidate } from './candidates'
import { chooseOfficer, type Choice } from './choose'
import { OfficerIndex } from './officers'

const now = new Date('2023-02-23T02:10:00Z')
const office = { lon: 120.6315, lat: 30.0832 }
const station = { id: 'station', code: '330602012', townCode: '330602012', districtCode: '330602', ...office }

const choose = (
  officers: readonly OfficerCandidate[],
  where: Point,
  excludedOfficerIds: readonly string[] = [],
): Choice =>
  chooseOfficer({
    now,
    place: { ...unknownPlace, point: where },
    candidates: { stations: [station], districts: [], towns: [] },
    officers: new OfficerIndex(officers, now),
    excludedOfficerIds,
  })

describe('for any officers', () => {
  const point = fc.record({
    lon: fc.double({ min: 119.9, max: 121.2, noNaN: true }),
    lat: fc.double({ min: 29.2, max: 30.3, noNaN: true }),
  })
  // Some stand at the same spot, and one may be on an errand in another province.
  const spot = fc.oneof(
    { weight: 6, arbitrary: point },
    { weight: 2, arbitrary: fc.constantFrom(office, { lon: 120.6335, lat: 30.0841 }) },
    { weight: 1, arbitrary: fc.constant({ lon: 116.4, lat: 39.9 }) },
  )
  const ago = (most: number) =>
    fc.integer({ min: -most, max: 0 }).map((minutes) => minutesAfter(now, minutes))
  const likely = fc.integer({ min: 0, max: 9 }).map((die) => die > 0)
  const officer: fc.Arbitrary<OfficerCandidate> = fc.record({
    id: fc.uuid(),
    stationId: fc.constantFrom('station', 'another'),
    isOnDuty: likely,
    isSignedIn: likely,
    isBusy: likely.map((is) => !is),
    reportedAt: fc.option(ago(30), { freq: 3 }),
    tasksToday: fc.nat(4),
    point: fc.option(spot, { freq: 9 }),
    positionAt: fc.option(ago(35), { freq: 9 }),
  })
  const officers = fc.uniqueArray(officer, { selector: ({ id }) => id, maxLength: 120 })

  /** All of them, one after the other, by the words of the rule. */
  function byBruteForce(
    all: readonly OfficerCandidate[],
    where: typeof office,
    excluded: readonly string[],
    isResting: boolean,
  ) {
    return all
      .flatMap((one) => {
        const { id, point: at, positionAt, reportedAt, isOnDuty, isSignedIn, isBusy, tasksToday } = one
        if (at === null || positionAt === null || !isOnDuty || !isSignedIn || isBusy) return []
        if (now.getTime() - positionAt.getTime() > 30 * 60_000 || excluded.includes(id)) return []
        const rests = reportedAt !== null && now.getTime() - reportedAt.getTime() < 10 * 60_000
        if (rests !== isResting) return []
        const minutes = ((distanceMeters(where, at) * 1.4) / 1_000 / 30) * 60
        return [{ id, cost: minutes + 2 * tasksToday }]
      })
      .sort((a, b) => (a.cost === b.cost ? (a.id < b.id ? -1 : 1) : a.cost - b.cost))
      .map(({ id }) => id)
  }

  test('the choice and those behind it are those that brute force finds', () => {
    fc.assert(
      fc.property(officers, spot, fc.nat(5), (all, where, excludedCount) => {
        const excludedOfficerIds = all.slice(0, excludedCount).map(({ id }) => id)
        const choice = choose(all, where, excludedOfficerIds)
        const rested = byBruteForce(all, where, excludedOfficerIds, false)
        const resting = byBruteForce(all, where, excludedOfficerIds, true)
        const expected = rested.length > 0 ? rested : resting
        const found = choice.officerId === null ? [] : [choice.officerId]
        const next = choice.officerId === null ? [] : choice.runnersUp.map(({ officerId }) => officerId)
        expect([...found, ...next]).toEqual(expected.slice(0, 4))
        expect(choice.eligible).toBe(rested.length)
        const counted = Object.values(choice.notEligible).reduce((sum, count) => sum + count, 0)
        expect(counted + choice.eligible).toBe(all.length)
      }),
      { numRuns: 500 },
    )
  })

  test('nobody off duty or signed out is ever chosen or next, near as he may be', () => {
    fc.assert(
      fc.property(officers, spot, (all, where) => {
        const choice = choose(all, where)
        const named = [choice, ...choice.runnersUp].flatMap(({ officerId }) => officerId ?? [])
        for (const id of named)
          expect(all.find((one) => one.id === id)).toMatchObject({ isOnDuty: true, isSignedIn: true })
      }),
    )
  })

  test('the order in which they were read does not matter', () => {
    fc.assert(
      fc.property(officers, spot, (all, where) => {
        expect(choose(all.toReversed(), where)).toEqual(choose(all, where))
      }),
    )
  })
})
