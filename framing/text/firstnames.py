"""Common first names by gender, to tell `he` from `she` where an article gives neither title nor pronoun.

A modest list from general knowledge; names that both sexes bear are left out, and family names play no part.
"""

from __future__ import annotations

FEMALE = frozenset(
    (
        "abigail agnes aisha alice alicia alison amanda amber amelia amy ana andrea angela anita ann anna anne annette annie "
        "antonia april audrey ayesha barbara beatrice becky bella bernadette beth bethany betty beverly brenda bridget "
        "brittany carla carmen carol caroline carolyn catherine cecilia charlotte cheryl chloe christina christine cindy "
        "claire clara claudia colleen connie cristina crystal cynthia daisy danielle dawn deborah debra denise diana diane "
        "donna dorothy edith eileen elaine eleanor elena elizabeth ella ellen emily emma erica erika esther eva eve evelyn "
        "fatima fiona florence frances francesca gabriela gail geraldine gertrude gina giorgia gloria grace greta hannah "
        "harriet heather heidi helen helena hilary hillary holly ingrid irene isabel isabella jacqueline jane janet janice "
        "jasmine jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce judith judy julia julie juliet "
        "karen karin kate katherine kathleen kathryn kathy katie kayla kelly kimberly kirsten kristen kristin laila lara "
        "laura lauren layla leila lena leticia lilian lillian lily linda lisa liz lois louise lucia lucy lydia madeleine "
        "malala margaret margot maria marianne marie marilyn marina marion marjorie marta martha mary matilda maureen "
        "megan melanie melissa mercedes mia michelle mildred miriam molly monica nadia nancy naomi natalia natalie nicole nina "
        "nora noor olga olivia pamela patricia paula pauline peggy penelope penny phyllis priya rachel rebecca renee rhonda "
        "rita roberta rosa rose rosemary ruth sabrina sally samantha sandra sarah shannon sharon sheila shirley silvia "
        "sofia sonia sophia sophie stacy stella stephanie susan susanna suzanne svetlana sylvia tamara tammy tanya tatiana "
        "teresa theresa tiffany tina ursula valentina valerie vanessa vera veronica victoria virginia vivian wanda wendy "
        "yasmin yoko yvonne zainab zoe"
    ).split()
)

MALE = frozenset(
    (
        "aaron abdul abdullah adam adrian ahmad ahmed alan albert alberto alejandro alexander alexei alfred ali allan "
        "anatoly anders andreas andrei andrew andy anthony antonio arnold arthur barry ben benjamin bernard bernie bill "
        "bob boris brad bradley brandon brendan brian bruce bryan carl carlos charles chris christopher chuck clarence "
        "claude clifford colin craig curtis dan daniel darren dave david dean dennis derek diego dimitri dmitri dmitry "
        "don donald douglas duncan dustin earl eduardo edward edwin emmanuel enrique eric erik ernest ethan eugene felix "
        "ferdinand fernando francisco frank franklin fred frederick gary gavin geoffrey george gerald gerard gilbert "
        "glenn gordon graham greg gregory guillermo gustavo guy hamid harold harry hassan hector henry herbert hiroshi "
        "howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jake james jamie jan jared jason javier jeff "
        "jeffrey jens jeremy jerome jerry jim jimmy joe joel johan john johnny jonathan jorge jose joseph josh joshua juan "
        "julian jürgen justin kai karl keith ken kenji kenneth kevin khalid klaus konstantin kurt kyle larry lars laurence "
        "lawrence leo leon leonard leonid lloyd lou louis lucas luis luke mahmoud malcolm manuel marc marco marcus mario "
        "mark martin marvin matt matthew maurice max maxim michael miguel mike mikhail mitch mohamed mohammad mohammed "
        "muhammad mustafa nathan nathaniel neil nicholas nick nigel nikolai norman oleg oliver omar oscar osama otto owen "
        "pablo patrick paul pedro peter petro phil philip phillip pierre rafael ralph randy ray raymond ricardo richard "
        "rick rob robert roberto rodney rodrigo roger roland ron ronald roy rudolf rupert russell ryan said saeed salman "
        "sam samuel scott sean sebastian serge sergei sergey seth shaun shinji simon stanislav stanley stefan stephen steve "
        "steven stewart stuart takashi taro ted terence thomas tim timothy toby todd tom tommy tony travis trevor troy "
        "tyler vadim victor viktor vincent vitaly vladimir volodymyr walter warren wayne wilhelm will william wolfgang "
        "xavier yasser yuri yusuf zachary"
    ).split()
)
