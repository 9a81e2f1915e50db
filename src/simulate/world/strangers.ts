import { present } from '../../lib/assert'
import type { City } from '../city'
import type { Random } from '../random'
import { daysBefore, newAccount } from './identity'
import type { Account, Organisation, Person } from './model'
import { firmName, personName, shopName, surnameOf, trades } from './names'

/** An honest person whom nobody in the city has paid before, with an account anywhere in the country. */
export function stranger(city: City, at: number, random: Random): Account {
  const surname = surnameOf(random)
  return newAccount(city.serials, {
    holder: random.chance(0.12) ? shopName(random, surname) : personName(random, random.chance(0.6), surname),
    kind: 'person',
    bank: random.chance(0.6) ? random.below(city.profile.banks.length) : -1,
    openedAt: openedAt(city, at, random),
    balance: 0n,
  })
}

/** A firm that is new to the one who pays; some are young firms. */
export function newFirm(city: City, at: number, random: Random): Account {
  return newAccount(city.serials, {
    holder: firmName(random, random.pick(trades)),
    kind: 'organisation',
    bank: random.chance(0.5) ? random.below(city.profile.banks.length) : -1,
    openedAt: openedAt(city, at, random),
    balance: 0n,
  })
}

function openedAt(city: City, at: number, random: Random): string {
  const isYoung = random.chance(city.profile.ordinary.youngAccounts)
  return daysBefore(at, isYoung ? random.between(2, 80) : random.between(120, 5_500))
}

/** The account one pays from. */
export const mainAccount = (person: Person): Account => present(person.accounts[0], 'a main account')

export const someone = (city: City, random: Random): Person => random.pick(city.world.people)
export const place = (city: City, kind: keyof City['world']['places'], random: Random): Organisation =>
  random.pick(city.world.places[kind])
