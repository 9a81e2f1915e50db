import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useCode, useSay, useSpeech } from '../../../language/language'
import { State } from '../../../parts/code'
import { countText, percentText } from '../../../parts/figures'
import { rulePath } from '../address'
import { Braked, useSignal, useTypology, weightText } from '../parts/marks'
import { rulesWords } from '../words'
import type { RuleRow } from './rows'
import { listWords } from './words'

export function useColumns(): TableColumnsType<RuleRow> {
  const say = useSay(listWords)
  const sayRules = useSay(rulesWords)
  const sayCode = useCode()
  const { language } = useSpeech()
  const [typology, signal] = [useTypology(), useSignal()]
  const figures = useFigures()
  return [
    {
      title: say('name'),
      sorter: (a, b) => a.id.localeCompare(b.id),
      render: (_, row) => (
        <>
          <Link to={rulePath(row.id)} className="rules-name">
            {row.title[language]}
          </Link>
          <span className="soft rules-mono">{row.id}</span>
        </>
      ),
    },
    {
      title: sayRules('typology'),
      sorter: (a, b) => a.typology.localeCompare(b.typology),
      render: (_, row) => typology(row.typology),
    },
    { title: sayRules('signals'), render: (_, { signals }) => signals.map(signal).join(' · ') },
    {
      title: sayRules('status'),
      sorter: (a, b) => sayCode(a.status, 'rule').localeCompare(sayCode(b.status, 'rule')),
      render: (_, row) => (
        <>
          <State state={row.status} of="rule" />
          {row.isBraked && <Braked />}
        </>
      ),
    },
    ...figures,
  ]
}

/** Each can be sorted by; the greatest come first. */
function useFigures(): TableColumnsType<RuleRow> {
  const say = useSay(listWords)
  const sayRules = useSay(rulesWords)
  const figure = (
    title: string,
    of: (row: RuleRow) => number,
    text: (row: RuleRow) => string,
    about = '',
  ) => ({
    title: about === '' ? title : <abbr title={about}>{title}</abbr>,
    className: 'rules-number',
    sortDirections: ['descend' as const, 'ascend' as const],
    sorter: (a: RuleRow, b: RuleRow) => of(a) - of(b),
    render: (_: unknown, row: RuleRow) => text(row),
  })
  return [
    figure(
      sayRules('weight'),
      ({ weight }) => weight,
      ({ weight }) => weightText(weight),
    ),
    figure(
      say('hits'),
      ({ hits }) => hits,
      ({ hits }) => countText(hits),
    ),
    figure(
      say('outcomes'),
      ({ confirmed }) => confirmed,
      ({ confirmed, dismissed }) => `${countText(confirmed)} / ${countText(dismissed)}`,
    ),
    figure(
      say('precision'),
      ({ precision }) => precision ?? -1,
      ({ precision }) => percentText(precision),
      say('precisionAbout'),
    ),
  ]
}
