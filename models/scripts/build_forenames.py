"""Write src/factx/lexicon/data/forenames.toml: first names in Latin script that tell a person's gender.

    pip install faker && python models/scripts/build_forenames.py

Source, read when this script runs: the person providers of Faker (MIT licence), which list first names by gender for
some
sixty locales. Names that stand in both lists of any locales, names of countries and very short ones are left out, as
is Icelandic
(4,000 names that no newspaper prints). What Faker has only in other scripts (Arabic, Persian, Russian, Chinese, Korean,
Hindi …) is added from `MORE`, written for this project in the spellings that newspapers use.
"""

import importlib
import pkgutil
import re
from pathlib import Path

import faker.providers.person as person

TARGET = Path(__file__).resolve().parents[2] / "src/factx/lexicon/data/forenames.toml"
PER_LOCALE = 300
SKIPPED = {"is_IS", "de_LI", "de_LU"}
NAME = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’-]{2,}")
NO_PERSON = {
    "Israel",
    "Georgia",
    "Chad",
    "Jordan",
    "Kenya",
    "India",
    "China",
    "Paris",
    "Florence",
    "Sydney",
    "Virginia",
    "Carolina",
    "Dakota",
    "Asia",
    "Austin",
    "Houston",
    "Dallas",
    "London",
    "Santiago",
    "August",
    "April",
    "May",
    "June",
    "Will",
    "Bill",
    "Faith",
    "Hope",
    "Grace",
    "Joy",
    "Mark",
    "Art",
    "Sunday",
    "Friday",
    "Christian",
    "Royal",
    "King",
    "Hasina",
    "Prince",
    "Major",
    "Judge",
    "Price",
    "Love",
    "Lord",
    "Baron",
    "Deacon",
    "General",
}
MORE = {
    "male": (
        "Mohammed Muhammad Mohamed Mohammad Mohamad Muhammed Mahmoud Mahmud Ahmed Ahmad Ali Hassan Hasan Hussein "
        "Hussain Husain Omar "
        "Umar Othman Ibrahim Ismail Yusuf Yousef Youssef Khaled Khalid Abdullah Abdallah Abdul Abdel Abdelaziz "
        "Abdulaziz "
        "Abdelmadjid Abdelfattah Abdulrahman Abdurrahman Abdelkader Bashar Hafez Saddam Muammar Hosni Gamal Anwar "
        "Nasser Salman Faisal "
        "Fahd Sultan Tariq Tarek Walid Waleed Karim Kareem Rashid Said Saeed Saad Samir Sameh Sami Nabil Nabih "
        "Jamal Jalal Hamid "
        "Hamad Hamza Haider Mustafa Mostafa Murad Osama Usama Ayman Zayed Yasser Ziad Fuad Fouad Marwan Mansour "
        "Majid Hadi Adel "
        "Ashraf Imran Nawaz Shahbaz Asif Pervez Bilawal Hamid Arif Iqbal Javed Zafar Kamal Kazi Habibul Hasina "
        "Vladimir Dmitry Dmitri Sergei Sergey Andrei Andrey Alexei Aleksei Alexey Mikhail Nikolai Nikolay Yevgeny "
        "Evgeny Yuri Yury "
        "Igor Oleg Boris Viktor Victor Anatoly Valery Vasily Vladislav Vyacheslav Yaroslav Stanislav Konstantin "
        "Pavel Maxim Maksim "
        "Ruslan Ramzan Rustam Timur Ilham Heydar Nursultan Islam Volodymyr Oleksandr Oleksiy Petro Mykola Andriy "
        "Serhiy Dmytro Vitali "
        "Vitaliy Denys Kyrylo Alexander Aleksandr Alyaksandr Kassym-Jomart Emomali Shavkat Sadyr Gurbanguly "
        "Narendra Rahul Rajiv Sanjay Amit Anil Arun Ashok Arvind Atal Manmohan Suresh Ramesh Rajesh Mahesh Dinesh "
        "Ganesh Mukesh Naresh "
        "Vijay Vikram Ravi Raj Ram Krishna Mohan Mahatma Jawaharlal Yogi Uddhav Sachin Virat Rohit Sunil Sandeep "
        "Pradeep Prakash "
        "Deepak Manoj Vinod Anand Ajay Akhilesh Nitish Lalu Gautam Sharad Devendra Bhupesh Hemant Naveen "
        "Xi Jinping Keqiang Jiabao Jintao Xiaoping Zedong Shinzo Shigeru Fumio Yoshihide Taro Hiroshi Kenji "
        "Takeshi Yukio Junichiro "
        "Akira Haruki Kazuo Toshiro Yasuo Kim Jong-un Jong-il Jae-in Jae-myung Suk-yeol Geun Joon-ho Prayut "
        "Prawit Thaksin "
        "Anutin Pita Najib Mahathir Anwar Joko Prabowo Rodrigo Ferdinand Benigno Hun Min "
        "Kwame Kofi Yaw Kwesi Kojo Nana Muhammadu Olusegun Goodluck Bola Atiku Nnamdi Chinua Emeka Obi Babatunde "
        "Femi Wole Yoweri "
        "Uhuru Raila Mwai Daniel Jomo Julius Kenneth Robert Emmerson Morgan Nelson Thabo Cyril Jacob Julius "
        "Idriss Omar Abiy Haile "
        "Isaias Paul Pierre Denis Felix Joseph Laurent Alassane Macky Abdoulaye Blaise Ibrahima Boubacar Amadou "
        "Mamadou Moussa "
        "Recep Tayyip Abdullah Kemal Binali Bülent Benjamin Binyamin Ehud Ariel Shimon Yitzhak Yair Naftali "
        "Avigdor Moshe Itzhak "
        "Luiz Jair Nicolás Hugo Evo Rafael Nayib Andrés Gustavo Iván Álvaro Mauricio Alberto Néstor Sebastián Joe "
        "Donald Barack George "
        "Bill Hillary-Rodham Mike Chuck Mitch Bernie Ted Jeb Marco Newt Boris Tony Gordon Keir Rishi Emmanuel Nicolas "
        "François Olaf Helmut Gerhard Silvio Matteo Mario Giuseppe Viktor Andrzej Donald Lech Vaclav Klaus "
        "Aleksandar Slobodan Hashim"
    ),
    "female": (
        "Fatima Fatma Fatemeh Aisha Ayesha Aicha Khadija Maryam Mariam Zainab Zeinab Layla Leila Laila Nadia "
        "Samira Amina Hanan Huda "
        "Rania Yasmin Yasmine Noor Nour Noura Salma Sara Sarah Zahra Malala Benazir Hina Sherry Khaleda "
        "Sheikh-Hasina Rehana Tawakkol "
        "Nadezhda Svetlana Olga Tatiana Tatyana Natalia Natalya Irina Elena Yelena Ekaterina Yekaterina Anastasia "
        "Maria Marina Galina "
        "Lyudmila Ludmila Valentina Yulia Julia Ksenia Oksana Olena Iryna Tetiana Sviatlana Dariga Roza Dalia "
        "Indira Sonia Priyanka Sushma Nirmala Smriti Mamata Mayawati Jayalalithaa Droupadi Pratibha Kamala "
        "Deepika Aishwarya Kiran "
        "Sunita Anita Rekha Lakshmi Lata Meera Nalini Asha Usha Shobha Rani Sita "
        "Tsai Ing-wen Geun-hye Kun-hee Hye-jin Sun-ae Mei-hsiu Li-shu Su-fen Yuriko Naomi Yoko Keiko Akiko Masako "
        "Sanae Kayoko "
        "Yingluck Aung-San Corazon Leni Imelda Megawati Paetongtarn "
        "Ngozi Chimamanda Folorunso Winnie Graça Joyce Ellen Samia Wangari Nkosazana Thuli Lindiwe Zanele Ama "
        "Akua Abena Efua Adwoa "
        "Dilma Cristina Michelle Eva Xiomara Claudia Violeta Rigoberta Mireya Keiko Rosario Gabriela Manuela "
        "Francisca Ximena "
        "Angela Ursula Theresa Margaret Liz Nicola Priti Jacinda Julia Helen Sanna Mette Magdalena Giorgia Marine "
        "Ségolène Christine "
        "Hillary Nancy Condoleezza Madeleine Kamala Alexandria Ilhan Melania Ivanka Laura Elizabeth Kate Meghan "
        "Diana Camilla Anne "
        "Tzipi Ayelet Golda Merav Gal Hila Greta Aung"
    ),
}


def main() -> None:
    """Write the table; see the module's docstring."""
    found = {gender: set(words.split()) for gender, words in MORE.items()}
    listed: dict[str, set[str]] = {"male": set(), "female": set()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for gender in listed:
            names = [name for name in getattr(provider, f"first_names_{gender}", ()) if NAME.fullmatch(name)]
            listed[gender].update(names)
            if module.name not in SKIPPED:
                found[gender].update(names[:PER_LOCALE])
    both = listed["male"] & listed["female"]
    own = {gender: set(words.split()) for gender, words in MORE.items()}
    for gender, other in (("male", "female"), ("female", "male")):
        found[gender] = {
            name for name in found[gender] if name in own[gender] or (name not in both and name not in own[other])
        }
        found[gender] -= NO_PERSON | (own["male"] & own["female"])
    TARGET.write_text(
        _HEAD + "\n".join(_entry(gender, sorted(found[gender])) for gender in ("male", "female")), encoding="utf-8"
    )


_HEAD = """\
# First names that tell a person's gender, as printed. Made by models/scripts/build_forenames.py; change that, not this
# file.
# From the person providers of Faker (MIT licence, https://github.com/joke2k/faker) and factx's own additions.

"""
EXAMPLE = {"male": "[Andrei] Petrov said he was ready.", "female": "[Svetlana] Petrova said she was ready."}


def _entry(gender: str, names: list[str]) -> str:
    rows, row = [], ""
    for name in names:
        cell = f'"{name.replace("’", chr(39))}",'
        if len(row) + len(cell) > 120:
            rows.append(row)
            row = ""
        row += (" " if row else "") + cell
    body = "\n".join([*rows, row])
    return f'[[entry]]\nclass = "{gender}"\nexamples = ["{EXAMPLE[gender]}"]\nwords = [\n{body}\n]\n'


if __name__ == "__main__":
    main()
