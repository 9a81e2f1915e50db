import { Link, useParams } from 'react-router'
import { useSay } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { DESK } from '../address'
import { StoryView } from './story-view'
import { useStory } from './use-story'
import { storyWords } from './words'

/** One story at its own address. */
export function StoryPage() {
  const { id = '' } = useParams()
  const say = useSay(storyWords)
  const story = useStory(id)
  if (story.data !== undefined) return <StoryView key={id} story={story.data} />
  return (
    <div className="pub">
      <Link to={DESK}>{say('back')}</Link>
      <Loaded of={story} rows={10}>
        {() => null}
      </Loaded>
    </div>
  )
}
